package vn.liennganh.inmate.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;

/**
 * One transfer of a keeper to an agency, by its reference: what the list says it is made of, and
 * what the office says it received. Either may come first; amounts are whole dong.
 *
 * @param keeper the other side
 * @param found what a discrepancy says has arrived, where there is no receipt yet
 * @param since when the first message named the reference
 */
public record Transfer(
        AgencyId agency,
        AgencyId keeper,
        String reference,
        Optional<Listed> list,
        List<Receipt> receipts,
        long found,
        Instant since) {

    /**
     * The keeper's list.
     *
     * @param total as it states it, the sum of its lines
     */
    public record Listed(
            UUID message,
            UUID exchange,
            List<UUID> related,
            String number,
            LocalDate on,
            long total,
            List<Line> lines,
            Instant at) {

        public Listed {
            related = List.copyOf(related);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of the list.
     *
     * @param receipts the collections that it is made of
     * @param decision number of the decision; empty where there is none yet
     */
    public record Line(
            String inmate, String decision, List<String> receipts, long amount, LocalDate on) {

        public Line {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * A receipt of the office.
     *
     * @param allocations what it names line by line; may be none
     */
    public record Receipt(
            UUID message, String number, long amount, List<Allocation> allocations, Instant at) {

        public Receipt {
            allocations = List.copyOf(allocations);
        }
    }

    /** A part of what was received, by the receipt of its collection, and to what it went. */
    public record Allocation(String receipt, long amount, String to) {}

    public Transfer {
        receipts = List.copyOf(receipts);
    }

    /** Before anything was said of it. */
    public static Transfer empty(AgencyId agency, AgencyId keeper) {
        return new Transfer(agency, keeper, "", Optional.empty(), List.of(), 0, Instant.EPOCH);
    }

    /** Sent, by the list; 0 without one. */
    public long sent() {
        return list.map(Listed::total).orElse(0L);
    }

    /** Received, by receipts; by what a discrepancy says where there are none. */
    public long received() {
        long sum = receipts.stream().mapToLong(Receipt::amount).sum();
        return sum > 0 ? sum : found;
    }

    /** Sent and received in full, both told. */
    public boolean settled() {
        return list.isPresent() && !receipts.isEmpty() && received() == sent();
    }

    public long allocated(String receipt) {
        return receipts.stream()
                .flatMap(one -> one.allocations().stream())
                .filter(one -> one.receipt().equals(receipt))
                .mapToLong(Allocation::amount)
                .sum();
    }

    /** The transfer after a message that names it. */
    public Transfer after(Heard heard) {
        Transfer named =
                since.equals(Instant.EPOCH)
                        ? new Transfer(
                                agency,
                                keeper,
                                heard.text("transferReference"),
                                list,
                                receipts,
                                found,
                                heard.at())
                        : this;
        return switch (heard.type()) {
            case "inmate-payment.transfer-list" -> named.listed(heard);
            case "inmate-payment.receipt" -> named.received(heard);
            case "inmate-payment.discrepancy" ->
                    heard.from().equals(agency) ? named.found(heard.dong("found")) : named;
            default -> named;
        };
    }

    private Transfer listed(Heard heard) {
        if (list.isPresent()) {
            return this;
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : heard.list("lines")) {
            List<String> numbers = new ArrayList<>();
            one.path("receiptNumbers").forEach(number -> numbers.add(number.asString("")));
            lines.add(
                    new Line(
                            one.path("inmateName").asString(""),
                            Paper.of(one.path("enforcementDecision")).map(Paper::number).orElse(""),
                            numbers,
                            one.path("amount").path("amount").asLong(0),
                            LocalDate.parse(one.path("collectedOn").asString(""))));
        }
        Listed now =
                new Listed(
                        heard.id(),
                        heard.exchange(),
                        heard.envelope().relatedExchanges(),
                        heard.text("listNumber"),
                        heard.day("transferredOn"),
                        heard.dong("total"),
                        lines,
                        heard.at());
        return new Transfer(agency, keeper, reference, Optional.of(now), receipts, found, since);
    }

    private Transfer received(Heard heard) {
        String number = heard.body().path("receipt").path("number").asString("");
        if (receipts.stream().anyMatch(one -> one.number().equals(number))) {
            return this;
        }
        List<Allocation> allocations = new ArrayList<>();
        for (JsonNode one : heard.list("allocations")) {
            allocations.add(
                    new Allocation(
                            one.path("receiptNumber").asString(""),
                            one.path("amount").path("amount").asLong(0),
                            one.path("allocatedTo").asString("")));
        }
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(new Receipt(heard.id(), number, heard.dong("amount"), allocations, heard.at()));
        return new Transfer(agency, keeper, reference, list, all, found, since);
    }

    private Transfer found(long dong) {
        return new Transfer(agency, keeper, reference, list, receipts, dong, since);
    }
}
