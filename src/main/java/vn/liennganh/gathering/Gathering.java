package vn.liennganh.gathering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.StartKind;

/**
 * Where the answers to one request stand. It judges nothing: what is owed, fulfilled and overdue is
 * what the engine has said; this adds up. Only duties count whose silence the hub attests: a window
 * that somebody may let pass is no answer that is awaited.
 *
 * @param parties in the order of the request
 * @param end how it came to be complete; empty while answers are awaited
 */
public record Gathering(MessageFact request, List<Party> parties, Optional<End> end) {

    private static final Set<String> REFUSALS = Set.of("refused", "declined");

    /** How a gathering ends. */
    public enum End {
        /** Everybody answered or refused, or as many answered as are enough. */
        BY_COUNT,
        /** Whoever has not answered has let its time pass; its silence is evidence. */
        BY_CLOCK;

        /** As routes, rows and the wire name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * @throws IllegalArgumentException if it is no such word
         */
        static End ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How far one party is. */
    public enum Standing {
        WAITING,
        /** Something came, and more is owed. */
        PARTIAL,
        ANSWERED,
        REFUSED,
        /** Overdue, and the request was never collected. */
        NOT_COLLECTED,
        /** Overdue, the request collected. */
        SILENT,
        /** No answer of it is awaited. */
        NOTHING_OWED;

        /** As the wire names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean awaited() {
            return this == WAITING || this == PARTIAL;
        }

        /** Whether its silence is attested. */
        public boolean silent() {
            return this == SILENT || this == NOT_COLLECTED;
        }
    }

    /**
     * One of those who were asked.
     *
     * @param due the latest due instant of what it still owes; empty where it owes nothing
     * @param answers its messages in the exchange since the request
     */
    public record Party(
            AgencyId agency, Standing standing, Optional<Instant> due, List<UUID> answers) {}

    public Gathering {
        parties = List.copyOf(parties);
    }

    /**
     * As its asker sees it; empty where the exchange knows of no such message.
     *
     * @param exchange as those who are there today carry it on
     */
    static Optional<Gathering> of(ExchangeState exchange, UUID request) {
        return exchange.messages().stream()
                .filter(one -> one.id().equals(request))
                .findFirst()
                .map(
                        one ->
                                of(
                                        exchange,
                                        one,
                                        one.to(),
                                        ExchangeView.of(exchange, one.from()).obligations(),
                                        OptionalInt.empty()));
    }

    /** Whether the hub attests the silence of whoever lets this duty's time pass. */
    static boolean counts(Obligation duty) {
        return !duty.owedTo().equals(duty.party()) && duty.lapse().contains(LapseAction.SILENCE);
    }

    /**
     * As somebody sees it.
     *
     * @param asked of the recipients those that the viewer knows of
     * @param duties those that the viewer knows of
     * @param enough answers that suffice; empty where everybody's is wanted
     */
    public static Gathering of(
            ExchangeState exchange,
            MessageFact request,
            List<AgencyId> asked,
            List<Obligation> duties,
            OptionalInt enough) {
        List<Party> parties =
                asked.stream().map(one -> party(exchange, request, one, duties)).toList();
        long answered = parties.stream().filter(one -> one.standing() == Standing.ANSWERED).count();
        Optional<End> end = Optional.empty();
        if (enough.isPresent() && answered >= enough.getAsInt()) {
            end = Optional.of(End.BY_COUNT);
        } else if (parties.stream().noneMatch(one -> one.standing().awaited())) {
            boolean silence = parties.stream().anyMatch(one -> one.standing().silent());
            end = Optional.of(silence ? End.BY_CLOCK : End.BY_COUNT);
        }
        return new Gathering(request, parties, end);
    }

    private static Party party(
            ExchangeState exchange, MessageFact request, AgencyId agency, List<Obligation> all) {
        List<Obligation> duties =
                all.stream()
                        .filter(one -> one.cause().equals(request.id()))
                        .filter(one -> one.party().equals(agency))
                        .filter(Gathering::counts)
                        .filter(one -> one.status() != Obligation.Status.WAIVED)
                        .toList();
        List<UUID> answers = new ArrayList<>();
        exchange.messages().stream()
                .filter(one -> one.from().equals(agency))
                .filter(one -> !one.acceptedAt().isBefore(request.acceptedAt()))
                .filter(one -> !one.id().equals(request.id()))
                .map(MessageFact::id)
                .forEach(answers::add);
        List<Obligation> owed = duties.stream().filter(Obligation::outstanding).toList();
        return new Party(
                agency,
                standing(exchange.stateFor(agency), duties, owed, answers),
                owed.stream().map(Obligation::due).max(Comparator.naturalOrder()),
                List.copyOf(answers));
    }

    private static Standing standing(
            String lane, List<Obligation> duties, List<Obligation> owed, List<UUID> answers) {
        if (duties.isEmpty()) {
            return answers.isEmpty() ? Standing.NOTHING_OWED : Standing.ANSWERED;
        }
        if (owed.isEmpty()) {
            return REFUSALS.contains(lane) ? Standing.REFUSED : Standing.ANSWERED;
        }
        List<Obligation> overdue =
                owed.stream().filter(one -> one.status() == Obligation.Status.OVERDUE).toList();
        if (overdue.isEmpty()) {
            return answers.isEmpty() ? Standing.WAITING : Standing.PARTIAL;
        }
        boolean collected =
                !answers.isEmpty()
                        || overdue.stream()
                                .noneMatch(
                                        one ->
                                                one.start() == StartKind.RECEIPT
                                                        && one.startedAt().isEmpty());
        return collected ? Standing.SILENT : Standing.NOT_COLLECTED;
    }

    /** How many parties stand there. */
    public long count(Standing standing) {
        return parties.stream().filter(one -> one.standing() == standing).count();
    }
}
