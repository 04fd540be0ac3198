package vn.liennganh.gateway.rest.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
     * @param received in whole dong
     * @param line as the monthly list takes it up
     */
    record Paid(String desk, String number, long received, ObjectNode line) {}

    /**
     * The viewer's own cases of which the last receipt is of that month, by day.
     *
     * @param listed numbers of enforcement decisions that the list has already
     */
    List<Paid> of(AgencyId viewer, YearMonth month, Set<String> listed) {
        List<Paid> all = new ArrayList<>();
        for (Standing<Position> one : own(freezes, viewer, month)) {
            if (settled(one.content())) {
                paid(one.matter(), freezes, month, origin(one.content()))
                        .map(line -> new Paid("freezes", one.matter().number(), sum(one), line))
                        .ifPresent(all::add);
            }
        }
        for (Standing<Inmate> one : own(inmates, viewer, month)) {
            long received = received(one.content());
            if (received > 0) {
                paid(one.matter(), inmates, month, origin(one.content()))
                        .map(
                                line ->
                                        new Paid(
                                                "inmates",
                                                one.content().who().caseNumber(),
                                                received,
                                                line))
                        .ifPresent(all::add);
            }
        }
        all.removeIf(
                one -> listed.contains(one.line().at("/enforcementDecision/number").asString("")));
        all.sort(Comparator.comparing(one -> one.line().path("endedOn").asString()));
        return all;
    }

    private <P> List<Standing<P>> own(Book<P> book, AgencyId viewer, YearMonth month) {
        Set<AgencyId> viewers = viewing.viewers(viewer);
        Instant since = month.atDay(1).atStartOfDay(WireTime.ZONE).toInstant();
        List<Standing<P>> all = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        do {
            Viewing.Page<P> page =
                    viewing.page(
                            book, viewer, Set.of(), after, Query.LIMIT_MAX, Optional.of(since));
            page.items().stream()
                    .filter(one -> viewers.contains(one.matter().agency()))
                    .forEach(all::add);
            after = page.next();
        } while (after.isPresent());
        return all;
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

    private Optional<ObjectNode> paid(
            Matter matter, Book<?> book, YearMonth month, Optional<UUID> origin) {
        Optional<LocalDate> day =
                desks.heard(book, matter, clock.instant()).stream()
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
        for (String block : List.of("enforcementDecision", "judgment")) {
            said.map(body -> body.path(block))
                    .filter(JsonNode::isObject)
                    .ifPresent(found -> line.set(block, found.deepCopy()));
        }
        return line.put("endedOn", day.toString()).put("ground", "completed");
    }
}
