package vn.liennganh.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.rule.Flow.Speaker;

/** Judges messages by the rules; holds no state, and may be used by any number of threads. */
public final class Judge {

    private static final String GROUP = "group:";

    private final RuleBook rules;
    private final DutyClock clock;

    public Judge(RuleBook rules) {
        this.rules = rules;
        this.clock = new DutyClock(rules);
    }

    /**
     * Whether body and case number are as the type wants them: {@code schema-violation}. Before
     * recipients.
     */
    public Optional<Refusal> content(MessageRule rule, Envelope envelope) {
        List<FieldError> errors = new ArrayList<>();
        if (rule.caseNumber() && envelope.caseNumber().isEmpty()) {
            errors.add(
                    new FieldError(
                            "/caseNumber", Text.of("regulation.schema.required", "caseNumber")));
        }
        errors.addAll(rules.check(rule, envelope.body()));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                RefusalCode.SCHEMA_VIOLATION,
                                Text.of("regulation.schema.violation", rule.type()),
                                errors));
    }

    /**
     * Whether this sender may address these recipients under these signatures: {@code
     * sender-not-permitted}, {@code recipient-not-permitted}, {@code signer-not-permitted}, in this
     * order. {@link #content} comes before it.
     */
    public Optional<Refusal> parties(MessageRule rule, Parties parties) {
        if (!rule.from().isEmpty() && !rule.from().contains(parties.senderKind())) {
            return Optional.of(
                    Refusal.at(
                            RefusalCode.SENDER_NOT_PERMITTED,
                            "/from",
                            "regulation.sender.kind",
                            rule.type(),
                            parties.senderKind()));
        }
        return recipients(rule, parties).or(() -> signers(rule, parties));
    }

    private static Optional<Refusal> recipients(MessageRule rule, Parties parties) {
        List<String> to = parties.envelope().to();
        if (rule.discreet() && to.size() != 1) {
            return Optional.of(recipient("/to", "regulation.recipient.discreet", rule.type()));
        }
        if (parties.recipientKinds().isEmpty()) {
            return Optional.of(recipient("/to", "regulation.recipient.none"));
        }
        Set<String> once = new HashSet<>();
        for (int i = 0; i < to.size(); i++) {
            String pointer = "/to/" + i;
            if (to.get(i).startsWith(GROUP)) {
                String group = to.get(i).substring(GROUP.length());
                if (!rule.groups().contains(MessageRule.ANY) && !rule.groups().contains(group)) {
                    return Optional.of(
                            recipient(pointer, "regulation.recipient.group", rule.type()));
                }
                continue;
            }
            String kind = parties.recipientKinds().get(AgencyId.of(to.get(i)));
            if (kind != null && rule.flow().atMostOne().contains(kind) && !once.add("one")) {
                return Optional.of(
                        recipient(pointer, "regulation.recipient.at-most-one", rule.type()));
            }
        }
        if (rule.to().isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<AgencyId, String> one : parties.recipientKinds().entrySet()) {
            if (!rule.to().contains(one.getValue())) {
                int at = to.indexOf(one.getKey().value());
                return Optional.of(
                        recipient(
                                at < 0 ? "/to" : "/to/" + at,
                                "regulation.recipient.kind",
                                rule.type(),
                                one.getValue()));
            }
        }
        return Optional.empty();
    }

    private static Refusal recipient(String pointer, String key, Object... args) {
        return Refusal.at(RefusalCode.RECIPIENT_NOT_PERMITTED, pointer, key, args);
    }

    private static Optional<Refusal> signers(MessageRule rule, Parties parties) {
        if (!parties.sealPresent()) {
            return Optional.of(
                    Refusal.of(
                            RefusalCode.SIGNER_NOT_PERMITTED,
                            "regulation.signer.no-seal",
                            rule.type()));
        }
        if (!rule.signers().demandsOfficial(parties.senderKind())) {
            return Optional.empty();
        }
        if (parties.signerCapacities().isEmpty()) {
            return Optional.of(
                    Refusal.of(
                            RefusalCode.SIGNER_NOT_PERMITTED,
                            "regulation.signer.no-official",
                            rule.type()));
        }
        if (parties.signerCapacities().size() < 2 && secondOfficialNeeded(rule, parties)) {
            return Optional.of(
                    Refusal.of(
                            RefusalCode.SIGNER_NOT_PERMITTED,
                            "regulation.signer.second-official",
                            rule.type()));
        }
        Set<String> permitted = rule.signers().capacities(parties.senderKind());
        boolean competent =
                permitted.contains(MessageRule.ANY)
                        || parties.signerCapacities().stream().anyMatch(permitted::contains);
        return competent
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                RefusalCode.SIGNER_NOT_PERMITTED,
                                "regulation.signer.capacity",
                                rule.type(),
                                String.join(", ", permitted.stream().sorted().toList())));
    }

    private static boolean secondOfficialNeeded(MessageRule rule, Parties parties) {
        return rule.demands()
                .secondOfficial()
                .map(second -> second.needed(parties.envelope().body()))
                .orElse(false);
    }

    /**
     * Whether the message is a step that its exchange allows now, and what it does: {@code
     * exchange-unknown}, {@code step-not-permitted}.
     *
     * @param before the exchange that the message names, empty where there is none
     */
    public Verdict<Ruling> step(
            MessageRule rule,
            Envelope envelope,
            StepContext context,
            Optional<ExchangeState> before) {
        String procedure = rule.type().procedure();
        if (envelope.opens()) {
            if (!rule.opens() || before.isPresent()) {
                return refused(
                        RefusalCode.STEP_NOT_PERMITTED, "regulation.step.opens-nothing", rule);
            }
            ExchangeState fresh =
                    new ExchangeState(
                            envelope.id(),
                            procedure,
                            rule.edition(),
                            envelope.from(),
                            context.handlingUnit(),
                            Set.of(envelope.from()),
                            Map.of(),
                            "",
                            Map.of(),
                            Map.of(),
                            List.of(),
                            List.of(),
                            List.of());
            return begun(rule, envelope, context, fresh);
        }
        // One answer for an exchange that does not exist and for one that is not the sender's.
        if (before.isEmpty()
                || !before.get().parties().contains(envelope.from())
                || !before.get().procedure().equals(procedure)) {
            return Verdict.refused(
                    Refusal.at(
                            RefusalCode.EXCHANGE_UNKNOWN,
                            "/exchange",
                            "regulation.step.exchange-unknown"));
        }
        ExchangeState state = rules.continued(before.get(), LegalClock.day(context.acceptedAt()));
        return begun(rule, envelope, context, state);
    }

    /** An exchange ends under the edition under which it began, unless a later one continues it. */
    private Verdict<Ruling> begun(
            MessageRule rule, Envelope envelope, StepContext context, ExchangeState state) {
        Optional<Edition> edition =
                rules.edition(
                        state.procedure(), state.edition(), LegalClock.day(context.acceptedAt()));
        Optional<MessageRule> begun = edition.map(one -> one.messages().get(rule.type()));
        if (edition.isEmpty() || begun.isEmpty()) {
            return refused(RefusalCode.STEP_NOT_PERMITTED, "regulation.step.edition", rule);
        }
        Optional<Refusal> refusal = speaker(begun.get(), envelope, context, state);
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        return new Step(rules, edition.get(), begun.get(), envelope, context, state).judge();
    }

    /** Who opened the exchange leads it; who holds a part in it answers to the opener alone. */
    private static Optional<Refusal> speaker(
            MessageRule rule, Envelope envelope, StepContext context, ExchangeState state) {
        if (rule.flow().speaker() == Speaker.PARTY) {
            return Optional.empty();
        }
        if (rule.flow().speaker() == Speaker.OPENER) {
            return envelope.from().equals(state.opener())
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.of(
                                    RefusalCode.STEP_NOT_PERMITTED,
                                    "regulation.step.opener-only",
                                    rule.type()));
        }
        for (int i = 0; i < context.recipients().size(); i++) {
            if (!context.recipients().get(i).equals(state.opener())) {
                return Optional.of(recipient("/to/" + i, "regulation.step.answer-to-opener"));
            }
        }
        return Optional.empty();
    }

    private static Verdict<Ruling> refused(RefusalCode code, String key, MessageRule rule) {
        return Verdict.refused(Refusal.of(code, key, rule.type()));
    }

    /** The duties that a recipient's receipt of a message re-dates, changed; idempotent. */
    public List<Obligation> consigned(
            ExchangeState state, UUID message, AgencyId party, Instant at) {
        List<Obligation> changed = new ArrayList<>();
        for (Obligation one : state.obligations()) {
            if (one.cause().equals(message) && one.party().equals(party)) {
                Optional<Instant> fulfilledAt =
                        one.fulfilledBy().flatMap(id -> state.acceptance(id));
                clock.consigned(one, at, fulfilledAt).ifPresent(changed::add);
            }
        }
        return changed;
    }

    /**
     * The exchange after a duty in it has become overdue: in the state that its rule gives to the
     * lapse, where it gives one.
     */
    public ExchangeState lapsed(ExchangeState state, Obligation overdue) {
        ExchangeState after = state.with(List.of(overdue));
        Optional<Duty.LapseMove> move = rules.duty(overdue.rule()).flatMap(Duty::lapseMove);
        Optional<Edition> edition = rules.edition(state.procedure(), state.edition());
        if (move.isEmpty() || edition.isEmpty()) {
            return after;
        }
        Set<String> from = new HashSet<>();
        move.get().from().forEach(one -> from.add(rules.stateNow(overdue.rule(), one, state)));
        String to = rules.stateNow(overdue.rule(), move.get().state(), state);
        return edition.get().lapsed(after, overdue, new Duty.LapseMove(to, from));
    }

    /**
     * The outstanding duty as the calendar and the rules of today date it; empty where that is as
     * it was. Hours and "immediately" hang on no calendar.
     */
    public Optional<Obligation> recounted(Obligation duty, Instant now) {
        return clock.recounted(duty, now);
    }
}
