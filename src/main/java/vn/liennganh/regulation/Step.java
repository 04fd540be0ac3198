package vn.liennganh.regulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Verdict;

/**
 * One message meets its exchange: lanes move, duties close and open, copies are found. Used once.
 */
final class Step {

    private final DutyClock clock;
    private final Edition edition;
    private final MessageRule rule;
    private final Envelope envelope;
    private final StepContext context;
    private final ExchangeState before;
    private final Map<AgencyId, String> lanes;
    private final List<AgencyId> moved;
    private final List<AgencyId> copies = new ArrayList<>();
    private final Map<UUID, Obligation> changed = new LinkedHashMap<>();
    private final List<Obligation> opened = new ArrayList<>();

    Step(
            RuleBook rules,
            Edition edition,
            MessageRule rule,
            Envelope envelope,
            StepContext context,
            ExchangeState before) {
        this.clock = new DutyClock(rules);
        this.edition = edition;
        this.rule = rule;
        this.envelope = envelope;
        this.context = context;
        this.before = before;
        this.lanes = new LinkedHashMap<>(before.lanes());
        this.moved =
                switch (rule.flow().lane()) {
                    case RECIPIENTS -> context.recipients();
                    case SENDER -> List.of(envelope.from());
                    case NONE -> List.of();
                };
    }

    Verdict<Ruling> judge() {
        Optional<Refusal> refusal = guards().or(this::move);
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        if (rule.flow().closes().map(when -> when.holds(envelope.body(), Set.of())).orElse(true)) {
            close();
        }
        supersede();
        for (Duty duty : rule.duties()) {
            if (duty.copyTo().isEmpty()) {
                open(duty);
            }
        }
        rule.duties().forEach(duty -> duty.copyTo().ifPresent(to -> copy(duty, to)));
        List<Obligation> touched = new ArrayList<>(changed.values());
        touched.addAll(opened);
        return Verdict.granted(
                new Ruling(after().with(touched), opened, List.copyOf(changed.values()), copies));
    }

    private Optional<Refusal> guards() {
        for (MessageRule.Guard guard : rule.flow().guards()) {
            Optional<String> broken = guard.broken(envelope.body(), before, context.acceptedAt());
            if (broken.isPresent()) {
                String pointer = "/body/" + String.join("/", guard.field());
                return Optional.of(
                        Refusal.at(RefusalCode.STEP_NOT_PERMITTED, pointer, broken.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> move() {
        for (AgencyId holder : moved) {
            String state = lanes.getOrDefault(holder, MessageRule.NEW);
            Optional<MessageRule.Move> move =
                    rule.flow().moves().stream()
                            .filter(one -> one.from().contains(state))
                            .filter(
                                    one ->
                                            one.needs()
                                                    .map(
                                                            owes ->
                                                                    before.owes(
                                                                            envelope.from(),
                                                                            owes,
                                                                            holder))
                                                    .orElse(true))
                            .findFirst();
            if (move.isEmpty()) {
                return Optional.of(
                        refused(
                                state.equals(MessageRule.NEW)
                                        ? "regulation.step.not-begun"
                                        : "regulation.step.state",
                                rule.type(),
                                state));
            }
            if (move.get().field().isEmpty()) {
                lanes.put(holder, move.get().to().orElse(state));
                continue;
            }
            String to =
                    move.get()
                            .byValue()
                            .get(DutyClock.at(envelope.body(), move.get().field()).asString(""));
            if (to == null) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.STEP_NOT_PERMITTED,
                                "/body/" + String.join("/", move.get().field()),
                                "regulation.step.value",
                                state));
            }
            lanes.put(holder, to);
        }
        return Optional.empty();
    }

    /**
     * The sender's open duties that this type fulfils: of each kind that which it answers, else the
     * oldest.
     */
    private void close() {
        Map<String, Obligation> chosen = new LinkedHashMap<>();
        for (Obligation one : before.obligations()) {
            if (!one.outstanding()
                    || !one.party().equals(envelope.from())
                    || !concerns(one)
                    || clock.closing(one, rule.type()).isEmpty()) {
                continue;
            }
            Obligation earlier = chosen.putIfAbsent(one.owes(), one);
            boolean named = envelope.inReplyTo().equals(Optional.of(one.cause()));
            if (earlier != null
                    && named
                    && !envelope.inReplyTo().equals(Optional.of(earlier.cause()))) {
                chosen.put(one.owes(), one);
            }
        }
        for (Obligation one : chosen.values()) {
            changed.put(
                    one.id(),
                    clock.closed(
                            one,
                            envelope,
                            context.acceptedAt(),
                            before.acceptance(one.cause()).orElse(context.acceptedAt())));
        }
    }

    private boolean concerns(Obligation one) {
        return one.owedTo().equals(one.party()) || context.recipients().contains(one.owedTo());
    }

    private void supersede() {
        boolean everywhere =
                lanes.values().stream()
                        .allMatch(
                                state ->
                                        edition.terminal().contains(state)
                                                || landed().contains(state));
        for (Obligation one : before.obligations()) {
            boolean mine =
                    one.party().equals(one.owedTo())
                            ? everywhere
                            : moved.contains(one.party()) || moved.contains(one.owedTo());
            if (one.outstanding()
                    && mine
                    && rule.flow().supersedes().contains(one.owes())
                    && !changed.containsKey(one.id())) {
                changed.put(one.id(), one.with(Obligation.Status.SUPERSEDED, Optional.empty()));
            }
        }
    }

    private Set<String> landed() {
        Set<String> states = new LinkedHashSet<>();
        moved.forEach(holder -> states.add(lanes.getOrDefault(holder, MessageRule.NEW)));
        return states;
    }

    private void open(Duty duty) {
        if (!duty.when()
                .map(when -> when.holds(envelope.body(), before.typesSentTo(moved)))
                .orElse(true)) {
            return;
        }
        boolean told =
                duty.atOnce()
                        && changed.values().stream()
                                .anyMatch(
                                        one ->
                                                one.owes().equals(duty.owes())
                                                        && one.fulfilledBy()
                                                                .equals(
                                                                        Optional.of(
                                                                                envelope.id())));
        if (told) {
            return;
        }
        if (duty.party() == Duty.Between.SENDER_TO_ITSELF) {
            add(duty, envelope.from(), envelope.from());
            return;
        }
        for (AgencyId recipient : context.recipients()) {
            if (duty.party() == Duty.Between.RECIPIENT_TO_SENDER) {
                add(duty, recipient, envelope.from());
            } else {
                add(duty, envelope.from(), recipient);
            }
        }
    }

    private void copy(Duty duty, String routing) {
        List<AgencyId> to =
                routing.equals(Duty.MEASURE_RECIPIENTS)
                        ? before.measureRecipients(moved, lanes.keySet())
                        : context.competent().apply(routing);
        for (AgencyId agency : to) {
            boolean addressed =
                    context.recipients().contains(agency) || agency.equals(envelope.from());
            if (!addressed && !copies.contains(agency)) {
                copies.add(agency);
                add(duty, envelope.from(), agency);
            }
        }
    }

    private void add(Duty duty, AgencyId party, AgencyId owedTo) {
        Duty inForce =
                duty.instead()
                                .filter(
                                        other ->
                                                other.condition()
                                                        .holds(
                                                                envelope.body(),
                                                                before.typesSentTo(moved)))
                                .isPresent()
                        ? duty.underTheOtherLimit().orElse(duty)
                        : duty;
        opened.add(clock.opened(inForce, envelope, context, party, owedTo));
    }

    private ExchangeState after() {
        Set<AgencyId> parties = new LinkedHashSet<>(before.parties());
        parties.add(envelope.from());
        parties.addAll(context.recipients());
        List<MessageFact> messages = new ArrayList<>(before.messages());
        messages.add(
                new MessageFact(
                        envelope.id(),
                        envelope.type(),
                        envelope.from(),
                        context.recipients(),
                        copies,
                        context.acceptedAt()));
        String state =
                lanes.values().stream()
                        .min(java.util.Comparator.comparingInt(edition::progress))
                        .orElse(before.state());
        return new ExchangeState(
                before.id(),
                before.procedure(),
                before.edition(),
                before.opener(),
                before.handlingUnit(),
                parties,
                lanes,
                state,
                messages,
                before.obligations());
    }

    private static Refusal refused(String key, Object... args) {
        return Refusal.of(RefusalCode.STEP_NOT_PERMITTED, key, args);
    }
}
