package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Parties;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.Ruling;
import vn.liennganh.regulation.StepContext;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlay;

/** Where messages are tried: the real rules and the real judge, without seals and database. */
public final class Stage {

    private final RuleBook rules;
    private final Judge judge;
    private final Cast cast;
    private long ids;

    public Stage(RuleBook rules, Cast cast) {
        this.rules = rules;
        this.judge = new Judge(rules);
        this.cast = cast;
    }

    /**
     * One attempt.
     *
     * @param capacities of the officials who sign
     * @param facts what stands in all exchanges
     * @param state the exchange so far; empty to open one
     */
    public record Line(
            MessageType type,
            AgencyId from,
            List<AgencyId> to,
            List<String> capacities,
            ObjectNode body,
            Optional<UUID> inReplyTo,
            List<ExchangeState> related,
            Instant at,
            Facts facts,
            Optional<ExchangeState> state) {

        /** The same before what other exchanges let be known. */
        Line among(Facts others) {
            return new Line(
                    type, from, to, capacities, body, inReplyTo, related, at, others, state);
        }

        /** What the rules about what is owed can tell of it. */
        Object heard() {
            return List.of(type, from, to, body, inReplyTo);
        }

        /** With other words. */
        Line saying(ObjectNode other) {
            return new Line(
                    type, from, to, capacities, other, inReplyTo, related, at, facts, state);
        }

        /** The same words in answer to a message, in another state of the exchange. */
        Line answering(UUID message, ExchangeState before) {
            return new Line(
                    type,
                    from,
                    to,
                    capacities,
                    body,
                    Optional.of(message),
                    related,
                    at,
                    facts,
                    Optional.of(before));
        }
    }

    public RuleBook rules() {
        return rules;
    }

    public Judge judge() {
        return judge;
    }

    public Cast cast() {
        return cast;
    }

    /** What offices aim at, the cast taken as in force on every day. */
    OfficeTargets targets() {
        return new OfficeTargets(
                rules.overlays(),
                (agency, day) ->
                        Optional.of(
                                new Overlay.Party(cast.kindOf(agency), cast.territoryOf(agency))));
    }

    UUID nextId() {
        return new UUID(0x4000L, 0x8000000000000000L | ++ids);
    }

    /** The whole judgment of a message, as the door makes it after seals and certificates. */
    public Verdict<Ruling> play(Line line) {
        Optional<MessageRule> rule = rules.rule(line.type(), LegalClock.day(line.at()));
        if (rule.isEmpty()) {
            return Verdict.refused(
                    Refusal.of(
                            vn.liennganh.message.RefusalCode.TYPE_UNKNOWN,
                            "workbench.not-in-force",
                            line.type(),
                            LegalClock.day(line.at())));
        }
        Envelope envelope = envelope(line);
        Optional<Refusal> refusal =
                judge.content(rule.get(), envelope)
                        .or(() -> judge.parties(rule.get(), parties(line, envelope)));
        return refusal.isPresent()
                ? Verdict.refused(refusal.get())
                : step(rule.get(), line, envelope);
    }

    Optional<Refusal> content(MessageRule rule, Line line) {
        return judge.content(rule, envelope(line));
    }

    Optional<Refusal> parties(MessageRule rule, Line line) {
        return judge.parties(rule, parties(line, envelope(line)));
    }

    Verdict<Ruling> step(MessageRule rule, Line line) {
        return step(rule, line, envelope(line));
    }

    private Verdict<Ruling> step(MessageRule rule, Line line, Envelope envelope) {
        StepContext context =
                new StepContext(
                        line.at(),
                        line.to(),
                        line.from(),
                        role -> cast.competent(role, line.from()),
                        cast::kindOf,
                        cast::territoryOf,
                        agency -> Set.of(),
                        line.related(),
                        line.facts(),
                        this::nextId);
        return judge.step(rule, envelope, context, line.state());
    }

    private Envelope envelope(Line line) {
        UUID id = nextId();
        return new Envelope(
                id,
                line.type(),
                line.from(),
                line.to().stream().map(AgencyId::value).toList(),
                Optional.empty(),
                OffsetDateTime.ofInstant(line.at(), LegalClock.ZONE),
                line.state().map(ExchangeState::id).orElse(id),
                line.inReplyTo(),
                line.related().stream().map(ExchangeState::id).toList(),
                Optional.of("125/CTHADS"),
                Urgency.NORMAL,
                List.of(),
                line.body());
    }

    private Parties parties(Line line, Envelope envelope) {
        Map<AgencyId, String> recipients = new LinkedHashMap<>();
        line.to().forEach(one -> recipients.put(one, cast.kindOf(one)));
        return new Parties(envelope, cast.kindOf(line.from()), recipients, line.capacities(), true);
    }

    /** Whether a message of the type is one of those that fulfil a duty. */
    boolean fulfils(MessageType type, String duty) {
        return rules.duty(duty).stream()
                .flatMap(one -> one.closedBy().stream())
                .anyMatch(by -> by.type().equals(type.value()));
    }

    /** The same duty once more, because of another message. */
    Obligation again(Obligation one) {
        return new Obligation(
                nextId(),
                one.exchange(),
                nextId(),
                one.party(),
                one.owedTo(),
                one.owes(),
                one.rule(),
                one.start(),
                one.startedAt(),
                one.due(),
                one.provisional(),
                one.status(),
                one.fulfilledBy(),
                one.lapse(),
                one.policy(),
                one.immediately(),
                one.item(),
                one.reckoning());
    }

    /** Two different officials who together may sign a type for an agency. */
    List<String> signers(MessageRule rule, AgencyId from) {
        Set<String> permitted = rule.signers().capacities(cast.kindOf(from));
        List<String> signers = new ArrayList<>();
        permitted.stream().sorted().limit(1).forEach(one -> signers.addAll(List.of(one, one)));
        return signers;
    }
}
