package vn.liennganh.gateway.rest.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Transfers;
import vn.liennganh.inmate.InmateBook;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Place;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Owed;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;

/**
 * Cases in which the money of the desks says that all was paid and received. Whether a case ended
 * by it the office alone knows: more may be owed than the hub was told.
 */
@Component
class PaidCases {

    private static final Set<String> RECEIPTS =
            Set.of("money-receipt", "receipt", "direct-payment");

    private static final String DECISION = "enforcementDecision";

    private final Viewing viewing;
    private final Desks desks;
    private final FreezeBook freezes;
    private final InmateBook inmates;
    private final InmateMoney money;
    private final Clock clock;

    PaidCases(
            Viewing viewing,
            Desks desks,
            FreezeBook freezes,
            InmateBook inmates,
            InmateMoney money,
            Clock hubClock) {
        this.viewing = viewing;
        this.desks = desks;
        this.freezes = freezes;
        this.inmates = inmates;
        this.money = money;
        this.clock = hubClock;
    }

    /**
     * One case.
     *
     * @param desk whose money says so: {@code freezes} or {@code inmates}
     * @param number as the agency writes it
     * @param received in whole dong, of all its debtors
     * @param line as the monthly list takes it up
     */
    record Paid(String desk, String number, long received, ObjectNode line) {}

    private record Case(AgencyId agency, String number) {}

    /**
     * The viewer's own cases of which the last receipt is of that month, by day, each once. A case
     * of which any debtor that the desks know still owes is not there.
     *
     * @param listed the enforcement decisions that the list has already
     */
    List<Paid> of(AgencyId viewer, YearMonth month, Set<Paper> listed) {
        Map<Case, Paid> all = new LinkedHashMap<>();
        for (Case one : cases(own(freezes, viewer, month))) {
            List<Standing<Position>> debtors =
                    desks.find(freezes, Set.of(one.agency()), one.number());
            if (debtors.stream().allMatch(debtor -> settled(debtor.content()))) {
                long received = debtors.stream().mapToLong(PaidCases::sum).sum();
                paid(debtors, freezes, month, origin(debtors))
                        .filter(line -> noneOwes(viewer, one.agency(), line))
                        .ifPresent(
                                line ->
                                        all.put(
                                                one,
                                                new Paid("freezes", one.number(), received, line)));
            }
        }
        for (Standing<Inmate> one : own(inmates, viewer, month)) {
            long received = received(one.content());
            Case known = named(one.matter(), one.content().who().caseNumber());
            if (received > 0 && !all.containsKey(known) && freezesPaid(known)) {
                paid(List.of(one), inmates, month, origin(one.content()))
                        .filter(line -> noneOwes(viewer, known.agency(), line))
                        .ifPresent(
                                line ->
                                        all.merge(
                                                known,
                                                new Paid("inmates", known.number(), received, line),
                                                PaidCases::together));
            }
        }
        return all.values().stream()
                .filter(
                        one ->
                                Paper.of(one.line().path(DECISION))
                                        .filter(listed::contains)
                                        .isEmpty())
                .sorted(Comparator.comparing(one -> one.line().path("endedOn").asString()))
                .toList();
    }

    private static Set<Case> cases(List<Standing<Position>> moved) {
        return moved.stream()
                .filter(one -> settled(one.content()))
                .map(one -> named(one.matter(), one.matter().number()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A prisoner whose case no paper numbers is a case of his own. */
    private static Case named(Matter matter, String number) {
        return new Case(matter.agency(), number.isEmpty() ? matter.number() : number);
    }

    private static Paid together(Paid one, Paid other) {
        boolean later =
                other.line()
                                .path("endedOn")
                                .asString()
                                .compareTo(one.line().path("endedOn").asString())
                        > 0;
        return new Paid(
                one.desk(),
                one.number(),
                one.received() + other.received(),
                later ? other.line() : one.line());
    }

    /** Whether the freeze desk knows of nothing that is still owed in the case. */
    private boolean freezesPaid(Case one) {
        return desks.find(freezes, Set.of(one.agency()), one.number()).stream()
                .allMatch(debtor -> settled(debtor.content()));
    }

    /** Whether no prisoner of the same enforcement decision still owes. */
    private boolean noneOwes(AgencyId viewer, AgencyId agency, ObjectNode line) {
        return Paper.of(line.path(DECISION)).stream()
                .flatMap(paper -> own(inmates, viewer, Set.of(paper.mark()), Optional.empty()))
                .filter(one -> one.matter().agency().equals(agency))
                .map(Standing::content)
                .filter(one -> one.owed().stream().anyMatch(Owed::toPay))
                .allMatch(one -> received(one) > 0);
    }

    private <P> List<Standing<P>> own(Book<P> book, AgencyId viewer, YearMonth month) {
        Instant since = month.atDay(1).atStartOfDay(WireTime.ZONE).toInstant();
        return own(book, viewer, Set.of(), Optional.of(since)).toList();
    }

    private <P> Stream<Standing<P>> own(
            Book<P> book, AgencyId viewer, Set<String> marks, Optional<Instant> since) {
        Set<AgencyId> viewers = viewing.viewers(viewer);
        List<Standing<P>> all = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        do {
            Viewing.Page<P> page = viewing.page(book, viewer, marks, after, Query.LIMIT_MAX, since);
            page.items().stream()
                    .filter(one -> viewers.contains(one.matter().agency()))
                    .forEach(all::add);
            after = page.next();
        } while (after.isPresent());
        return all.stream();
    }

    /** Nothing is owed any more, and every sum that was sent has been receipted. */
    private static boolean settled(Position one) {
        return one.debt().isPresent()
                && one.debt().getAsLong() == 0
                && one.payers().stream().anyMatch(payer -> payer.money().receivedSum() > 0)
                && one.payers().stream().map(Payer::money).allMatch(PaidCases::receipted);
    }

    private static boolean receipted(Transfers money) {
        return money.toDeduct() == 0 && money.inTransit() == 0 && money.unmatched() == 0;
    }

    private static long sum(Standing<Position> one) {
        return one.content().payers().stream()
                .mapToLong(payer -> payer.money().receivedSum())
                .sum();
    }

    /** What the office has received of a prisoner; 0 where that is not all, or is in dispute. */
    private long received(Inmate one) {
        long owed = one.owed().stream().filter(Owed::toPay).mapToLong(Owed::amount).sum();
        boolean disputed =
                one.money().discrepancies().stream().anyMatch(all -> all.resolution().isEmpty());
        if (owed == 0 || disputed) {
            return 0;
        }
        Accounts accounts = money.accounts(one);
        long received = accounts.at(Place.RECEIVED) + accounts.at(Place.ALLOCATED);
        boolean underWay = accounts.at(Place.AT_KEEPER) != 0 || accounts.at(Place.IN_TRANSIT) != 0;
        return underWay || received < owed ? 0 : received;
    }

    private static Optional<UUID> origin(List<Standing<Position>> debtors) {
        return debtors.stream().flatMap(one -> origin(one.content()).stream()).findFirst();
    }

    /** The message that names judgment and decision. */
    private static Optional<UUID> origin(Position one) {
        return one.holds().stream()
                .map(hold -> hold.measure())
                .findFirst()
                .or(() -> one.others().stream().map(other -> other.measure()).findFirst());
    }

    private static Optional<UUID> origin(Inmate one) {
        return one.owed().stream().filter(Owed::toPay).map(Owed::message).findFirst();
    }

    private <P> Optional<ObjectNode> paid(
            List<Standing<P>> debtors, Book<P> book, YearMonth month, Optional<UUID> origin) {
        Optional<LocalDate> day =
                debtors.stream()
                        .flatMap(one -> desks.heard(book, one.matter(), clock.instant()).stream())
                        .filter(one -> RECEIPTS.contains(one.envelope().type().message()))
                        .map(PaidCases::day)
                        .max(Comparator.naturalOrder())
                        .filter(last -> YearMonth.from(last).equals(month));
        return day.map(last -> line(last, origin.flatMap(desks::message).map(Heard::body)));
    }

    private static LocalDate day(Heard receipt) {
        String field = receipt.says("paidOn") ? "paidOn" : "receivedOn";
        return receipt.day(field);
    }

    private static ObjectNode line(LocalDate day, Optional<ObjectNode> said) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        for (String block : List.of(DECISION, "judgment")) {
            said.map(body -> body.path(block))
                    .filter(JsonNode::isObject)
                    .ifPresent(found -> line.set(block, found.deepCopy()));
        }
        return line.put("endedOn", day.toString()).put("ground", "completed");
    }
}
