package vn.liennganh.console.radar;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.deadline.Outages;
import vn.liennganh.exchange.DuePast;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.explain.TargetWords;
import vn.liennganh.regulation.overlay.OfficeTargets;

/** Everything that is known of one deadline beside its count. */
@Component
class DutyFile {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Set<String> KINDS =
            Set.of("ContentConsignment", ExchangeBook.RECOUNT_CALENDAR, ExchangeBook.RECOUNT_RULE);

    private final DutyNames names;
    private final OfficeTargets targets;
    private final ExchangeBook exchanges;
    private final Outages outages;

    DutyFile(DutyNames names, OfficeTargets targets, ExchangeBook exchanges, Outages outages) {
        this.names = names;
        this.targets = targets;
        this.exchanges = exchanges;
        this.outages = outages;
    }

    /**
     * One of them.
     *
     * @param targets what coordination regulations aim at beside the law
     * @param past due instants that it had before
     * @param counter what speaks for whoever owes it
     */
    public record Shown(
            String party,
            String owedTo,
            String rule,
            List<String> targets,
            List<String> past,
            List<String> counter) {}

    Shown of(Obligation duty, Words words) {
        Locale locale = words.locale();
        return new Shown(
                names.agency(duty.party(), words),
                names.agency(duty.owedTo(), words),
                duty.rule(),
                targets.of(duty).stream()
                        .map(
                                one ->
                                        one.overlay().name().in(locale)
                                                + ": "
                                                + TargetWords.text(one, locale))
                        .toList(),
                exchanges.history(duty.id()).stream().map(one -> past(one, locale)).toList(),
                counter(duty, locale));
    }

    private static String past(DuePast past, Locale locale) {
        String kind = past.why().split(" ", 2)[0];
        return say(
                locale,
                "radar.past",
                moment(past.due()),
                moment(past.until()),
                say(locale, "radar.moved." + (KINDS.contains(kind) ? kind : "message")));
    }

    private List<String> counter(Obligation duty, Locale locale) {
        List<String> all = new ArrayList<>();
        for (CounterEvidence one : outages.during(duty)) {
            if (!one.kind().equals(CounterEvidence.OUTAGE)) {
                // Said with the count itself, wherever that is explained.
                continue;
            }
            Instant from = one.from().toInstant();
            Instant to = one.to().toInstant();
            all.add(
                    say(
                            locale,
                            "radar.outage",
                            moment(from),
                            moment(to),
                            Duration.between(from, to).toMinutes()));
        }
        return all;
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(WireTime.ZONE));
    }

    private static String say(Locale locale, String key, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }
}
