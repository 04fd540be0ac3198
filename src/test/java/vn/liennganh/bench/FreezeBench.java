package vn.liennganh.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/**
 * A freeze round on a real hub: one office orders each of its debts to be frozen at every bank, all
 * banks together report twice the debt held, and the office asks where too much is held. System
 * properties: {@code bench.orders} (10000), {@code bench.banks} (50), {@code bench.connections}
 * (8), {@code bench.heap} (512m). Signing is not measured.
 */
public final class FreezeBench {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String OFFICE = "X99.11.001";
    private static final long DEBT = 1_000_000_000;

    private final int orders = Integer.getInteger("bench.orders", 10_000);
    private final int banks = Integer.getInteger("bench.banks", 50);
    private final int connections = Integer.getInteger("bench.connections", 8);
    private final int debts = Math.max(1, orders / banks);

    private FreezeBench() {}

    public static void main(String[] args) {
        new FreezeBench().run().forEach(System.out::println);
    }

    private List<String> run() {
        List<String> codes = Country.codes("X99.51", banks);
        List<String> table = new ArrayList<>(Crowd.head());
        try (BenchHub hub =
                BenchHub.hub(
                        System.getProperty("bench.heap", "512m"), Country.setting("bank", codes))) {
            SignedMessages office = new SignedMessages(hub, OFFICE);
            Crowd crowd = new Crowd(hub, connections);
            UUID[][] exchanges = new UUID[debts][banks];
            table.add(
                    crowd.send(
                            "orders, " + debts + " debts at " + banks + " banks",
                            orders(office, codes, exchanges)));
            List<Crowd.Share> reports = new ArrayList<>();
            for (int bank = 0; bank < banks; bank++) {
                SignedMessages holder = new SignedMessages(hub, codes.get(bank));
                reports.add(new Crowd.Share(holder, reports(holder, bank, exchanges)));
            }
            table.add(crowd.send("reports", reports));
            table.addAll(read(office));
        }
        return table;
    }

    /** In as many shares as connections, debt by debt: the banks of one are ordered together. */
    private List<Crowd.Share> orders(
            SignedMessages office, List<String> codes, UUID[][] exchanges) {
        ObjectNode sample = office.client().sample("account-freeze.order");
        OffsetDateTime now = office.client().whoami().time();
        List<Crowd.Share> shares = new ArrayList<>();
        for (int share = 0; share < connections; share++) {
            List<byte[]> signed = new ArrayList<>();
            for (int debt = share; debt < debts; debt += connections) {
                for (int bank = 0; bank < banks; bank++) {
                    UUID exchange = MessageIds.next(CLOCK);
                    exchanges[debt][bank] = exchange;
                    Draft draft =
                            Draft.of(sample.deepCopy())
                                    .from(office.id())
                                    .to(List.of(codes.get(bank)))
                                    .at(now)
                                    .opening(exchange)
                                    .caseNumber(number(debt));
                    draft.body().withObject("/decision").put("number", number(debt) + "/" + bank);
                    owed(draft.body());
                    signed.add(office.keys().signer().sign(draft.bytes()));
                }
            }
            shares.add(new Crowd.Share(office, signed));
        }
        return shares;
    }

    private static String number(int debt) {
        return "B" + debt + "/QD-CTHADS";
    }

    private static void owed(ObjectNode body) {
        body.remove(List.of("amountInWords", "accounts", "capAcrossHolders"));
        body.put("allAccounts", true);
        money(body, "obligationAmount", DEBT);
        money(body, "enforcementCosts", 0);
        money(body, "freezeAmount", DEBT);
    }

    private List<byte[]> reports(SignedMessages holder, int bank, UUID[][] exchanges) {
        ObjectNode sample = holder.client().sample("account-freeze.execution-report");
        OffsetDateTime now = holder.client().whoami().time();
        List<byte[]> signed = new ArrayList<>();
        for (UUID[] debt : exchanges) {
            Draft draft =
                    Draft.of(sample.deepCopy())
                            .from(holder.id())
                            .to(List.of(OFFICE))
                            .at(now)
                            .within(debt[bank], MessageIds.next(CLOCK));
            draft.body().put("execution", "part").put("executedAt", now.toString());
            ObjectNode account = (ObjectNode) draft.body().path("perAccount").get(0);
            money(account, "held", 2 * DEBT / banks);
            signed.add(holder.keys().signer().sign(draft.bytes()));
        }
        return signed;
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    private List<String> read(SignedMessages office) {
        long start = System.nanoTime();
        JsonNode page = office.client().json("/freezes?excess=true&limit=1000");
        double list = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        String number = URLEncoder.encode(number(0), StandardCharsets.UTF_8);
        JsonNode one = office.client().json("/freezes/case?number=" + number);
        double single = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        JsonNode drafts = office.client().json("/freezes/case/drafts?number=" + number);
        double proposed = (System.nanoTime() - start) / 1e6;
        return List.of(
                String.format(
                        Locale.ROOT,
                        "With an excess: %d debts, first page in %.0f ms.",
                        page.path("items").size(),
                        list),
                String.format(
                        Locale.ROOT,
                        "One debt at %d banks: excess %d million, read in %.0f ms, %d partial"
                                + " releases drafted in %.0f ms.",
                        one.path("positions").path(0).path("holds").size(),
                        one.path("positions").path(0).path("excess").asLong() / 1_000_000,
                        single,
                        drafts.path("drafts").size(),
                        proposed));
    }
}
