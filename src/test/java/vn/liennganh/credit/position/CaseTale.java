package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** A case told message by message: one agency, a bank with a head office, another bank. */
public final class CaseTale {

    public static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    public static final AgencyId CENTRAL = AgencyId.of("X99.10.000");
    public static final AgencyId HEAD = AgencyId.of("X99.51.000");
    public static final AgencyId BRANCH = AgencyId.of("X99.51.001");
    public static final AgencyId OTHER = AgencyId.of("X99.51.002");
    public static final AgencyId PROCURACY = AgencyId.of("X99.31.000");
    public static final String NUMBER = "125";

    public static final Parties PARTIES =
            new Parties() {
                @Override
                public boolean bank(AgencyId agency) {
                    return agency.value().startsWith("X99.51");
                }

                @Override
                public boolean central(AgencyId agency) {
                    return agency.equals(CENTRAL);
                }

                @Override
                public AgencyId institution(AgencyId bank) {
                    return bank.equals(BRANCH) ? HEAD : bank;
                }
            };

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private final List<Heard> said = new ArrayList<>();
    private CreditCase now = CreditCase.empty(new Matter(OFFICE, NUMBER, ""));

    public static UUID exchange(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | number);
    }

    public CreditCase now() {
        return now;
    }

    public List<Heard> said() {
        return said;
    }

    public CreditCase seen(AgencyId viewer) {
        return now.seenBy(Set.of(viewer));
    }

    public BankFile file() {
        return now.file(HEAD).orElseThrow();
    }

    public Stage stage() {
        return file().stage(now.laneOf(file()));
    }

    public Item item(Item.Kind kind) {
        List<Item> all = file().of(kind);
        return all.get(all.size() - 1);
    }

    /** The bank's package with this case and another; the agency takes the case. */
    public static CaseTale accepted() {
        return new CaseTale().pack(1, BRANCH, 900_000_000).answer(1, BRANCH, "accepted");
    }

    public CaseTale pack(int exchange, AgencyId bank, long principal) {
        return hear(
                "credit-recovery.package",
                exchange,
                bank,
                OFFICE,
                false,
                body -> {
                    body.put("packageNumber", "01/DS");
                    for (String number : List.of("another", NUMBER)) {
                        ObjectNode line = body.withArray("lines").addObject();
                        line.put("caseNumber", number).put("claimAsOf", "2026-10-31");
                        line.putObject("judgment").put("number", "7/DS-ST");
                        line.putArray("debtorGroup").addObject().put("name", "An invented debtor");
                        money(line, "principal", principal);
                        line.putArray("interestRules")
                                .addObject()
                                .put("from", "2024-01-01")
                                .put("annualRate", 9.50)
                                .put("basis", "principal")
                                .put("source", "clause 2");
                        line.putArray("collateral")
                                .addObject()
                                .put("kind", "land")
                                .put("certificateNumber", "CH 1")
                                .put("holderOfPapers", "the bank");
                    }
                });
    }

    public CaseTale answer(int exchange, AgencyId bank, String outcome) {
        return hear(
                "credit-recovery.package-answer",
                exchange,
                OFFICE,
                bank,
                false,
                body -> {
                    body.put("outcome", "part-accepted");
                    body.putArray("answers")
                            .addObject()
                            .put("caseNumber", NUMBER)
                            .put("outcome", outcome)
                            .put("competentAgency", "another office");
                });
    }

    public CaseTale decision(String type, String date) {
        return hear(
                type,
                900 + said.size(),
                OFFICE,
                PROCURACY,
                true,
                body -> body.putObject("decision").put("number", "9/QD").put("date", date));
    }

    public CaseTale sale(AgencyId bank, String stage, String day, long price) {
        return hear(
                "credit-recovery.sale-notice",
                70,
                OFFICE,
                bank,
                true,
                body -> {
                    body.put("stage", stage);
                    body.put("auctionAt", day + "T09:00:00+07:00").put("deliveredOn", day);
                    if (price > 0) {
                        money(body, "price", price);
                    }
                });
    }

    public CaseTale office(String type, int exchange, Consumer<ObjectNode> content) {
        return hear("credit-recovery." + type, exchange, OFFICE, BRANCH, true, content);
    }

    public CaseTale bank(String type, int exchange, Consumer<ObjectNode> content) {
        return hear("credit-recovery." + type, exchange, BRANCH, OFFICE, true, content);
    }

    public CaseTale hear(
            String type,
            int exchange,
            AgencyId from,
            AgencyId to,
            boolean numbered,
            Consumer<ObjectNode> content) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        content.accept(body);
        return hear(type, exchange, from, to, numbered ? NUMBER : "", body, List.of());
    }

    public CaseTale hear(
            String type,
            int exchange,
            AgencyId from,
            AgencyId to,
            String number,
            ObjectNode body,
            List<UUID> related) {
        long count = said.size() + 1L;
        Envelope envelope =
                new Envelope(
                        new UUID(0x9000, count),
                        new MessageType(type),
                        from,
                        List.of(to.value()),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(START, ZoneOffset.UTC),
                        exchange(exchange),
                        Optional.empty(),
                        related,
                        number.isEmpty() ? Optional.empty() : Optional.of(number),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        Heard heard =
                new Heard(count, envelope, List.of(to), List.of(), START.plusSeconds(60 * count));
        said.add(heard);
        now = Steps.after(now, heard, PARTIES);
        return this;
    }

    public static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }
}
