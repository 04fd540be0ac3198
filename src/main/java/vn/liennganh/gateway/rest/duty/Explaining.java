package vn.liennganh.gateway.rest.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.deadline.Outages;
import vn.liennganh.exchange.DuePast;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.gateway.rest.wire.ExplanationWire;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.explain.Explanation;
import vn.liennganh.regulation.explain.TargetWords;
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/** Brings together what explains a duty: the count, the past and what speaks for the party. */
@Component
class Explaining {

    private static final Set<String> KINDS =
            Set.of("ContentConsignment", "recount-calendar", "recount-rule");

    private final RuleBook rules;
    private final OfficeTargets targets;
    private final ExchangeBook exchanges;
    private final MessageArchive archive;
    private final Outages outages;

    Explaining(
            RuleBook rules,
            OfficeTargets targets,
            ExchangeBook exchanges,
            MessageArchive archive,
            Outages outages) {
        this.rules = rules;
        this.targets = targets;
        this.exchanges = exchanges;
        this.archive = archive;
        this.outages = outages;
    }

    ExplanationWire explain(Obligation duty, Locale locale) {
        Explanation explanation = Explanation.of(duty, rules);
        return new ExplanationWire(
                duty.id().toString(),
                duty.rule(),
                new ExplanationWire.Start(
                        duty.start().wireName(),
                        WireTime.seconds(duty.reckoning().from()),
                        duty.startedAt().isPresent(),
                        explanation.start(locale)),
                explanation.limit(locale),
                WireTime.seconds(duty.due()),
                duty.provisional(),
                explanation.provisional(locale),
                explanation.lines(locale).stream()
                        .map(
                                line ->
                                        new ExplanationWire.Day(
                                                line.day().toString(),
                                                line.through().toString(),
                                                line.why(),
                                                line.text()))
                        .toList(),
                explanation.citations(locale),
                targets.of(duty).stream().map(target -> target(target, locale)).toList(),
                exchanges.history(duty.id()).stream().map(past -> past(past, locale)).toList(),
                counterEvidence(duty));
    }

    private static ExplanationWire.Target target(OfficeTarget target, Locale locale) {
        return new ExplanationWire.Target(
                target.overlay().id(),
                target.overlay().name().in(locale),
                TargetWords.limit(target, locale),
                WireTime.seconds(target.due()),
                TargetWords.text(target, locale));
    }

    private static ExplanationWire.Past past(DuePast past, Locale locale) {
        String kind = past.why().split(" ", 2)[0];
        String key = "gateway.due-moved." + (KINDS.contains(kind) ? kind : "message");
        return new ExplanationWire.Past(
                WireTime.seconds(past.due()),
                WireTime.millis(past.until()),
                Texts.render(Text.of(key), locale));
    }

    private List<ExplanationWire.Counter> counterEvidence(Obligation duty) {
        List<ExplanationWire.Counter> all = new ArrayList<>();
        for (CounterEvidence one : outages.during(duty)) {
            all.add(
                    new ExplanationWire.Counter(
                            one.kind(),
                            WireTime.millis(one.from().toInstant()),
                            WireTime.millis(one.to().toInstant()),
                            null,
                            null));
        }
        if (duty.status() == Obligation.Status.FULFILLED_LATE) {
            duty.fulfilledBy().ifPresent(message -> all.add(lateAnswer(message)));
        }
        return all;
    }

    private ExplanationWire.Counter lateAnswer(UUID message) {
        Instant at = archive.find(message).orElseThrow().acceptedAt();
        return new ExplanationWire.Counter(
                "late-answer", null, null, message.toString(), WireTime.millis(at));
    }
}
