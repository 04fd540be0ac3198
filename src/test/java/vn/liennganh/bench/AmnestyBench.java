package vn.liennganh.bench;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/**
 * An amnesty round on a real hub: a prison lists its inmates to all agencies, each agency answers
 * line by line with a signed certificate, and the prison reads its round. System properties: {@code
 * bench.inmates} (5000), {@code bench.agencies} (40), {@code bench.connections} (8), {@code
 * bench.heap} (512m). Signing is not measured.
 */
public final class AmnestyBench {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String PRISON = "X99.61.001";

    private final int inmates = Integer.getInteger("bench.inmates", 5_000);
    private final int agencies = Integer.getInteger("bench.agencies", 40);
    private final int connections = Integer.getInteger("bench.connections", 8);

    private AmnestyBench() {}

    public static void main(String[] args) {
        new AmnestyBench().run().forEach(System.out::println);
    }

    private List<String> run() {
        List<String> codes = Country.codes("X99.11", agencies);
        List<String> table = new ArrayList<>(Crowd.head());
        try (BenchHub hub =
                BenchHub.hub(
                        System.getProperty("bench.heap", "512m"),
                        Country.setting("enforcement-agency", codes))) {
            SignedMessages prison = new SignedMessages(hub, PRISON);
            Crowd crowd = new Crowd(hub, connections);
            List<UUID> exchanges = new ArrayList<>();
            List<byte[]> lists = lists(prison, codes, exchanges);
            table.add(
                    crowd.send(
                            "lists of " + inmates / agencies + " lines",
                            List.of(new Crowd.Share(prison, lists))));
            List<Crowd.Share> answers = new ArrayList<>();
            for (int i = 0; i < agencies; i++) {
                SignedMessages agency = new SignedMessages(hub, codes.get(i));
                answers.add(new Crowd.Share(agency, certificates(agency, exchanges.get(i))));
            }
            table.add(crowd.send("certificates", answers));
            table.add(read(prison, exchanges));
        }
        return table;
    }

    private List<byte[]> lists(SignedMessages prison, List<String> codes, List<UUID> exchanges) {
        ObjectNode sample = prison.client().sample("results-certificate.round");
        OffsetDateTime now = prison.client().whoami().time();
        List<byte[]> signed = new ArrayList<>();
        for (String code : codes) {
            UUID exchange = MessageIds.next(CLOCK);
            exchanges.add(exchange);
            Draft draft =
                    Draft.of(sample.deepCopy())
                            .from(prison.id())
                            .to(List.of(code))
                            .at(now)
                            .opening(exchange);
            ArrayNode lines = (ArrayNode) draft.body().path("lines");
            ObjectNode first = (ObjectNode) lines.get(0);
            lines.removeAll();
            for (int number = 1; number <= inmates / agencies; number++) {
                lines.add(first.deepCopy().put("number", String.valueOf(number)));
            }
            signed.add(prison.keys().signer().sign(draft.bytes()));
        }
        return signed;
    }

    private List<byte[]> certificates(SignedMessages agency, UUID exchange) {
        ObjectNode sample = agency.client().sample("results-certificate.certificate");
        OffsetDateTime now = agency.client().whoami().time();
        List<byte[]> signed = new ArrayList<>();
        for (int number = 1; number <= inmates / agencies; number++) {
            Draft draft =
                    Draft.of(sample.deepCopy())
                            .from(agency.id())
                            .to(List.of(PRISON))
                            .at(now)
                            .within(exchange, MessageIds.next(CLOCK));
            draft.body().put("roundLine", String.valueOf(number));
            draft.body()
                    .withObject("/certificate")
                    .put("number", agency.id().value() + "/" + number);
            signed.add(agency.keys().signer().sign(draft.bytes()));
        }
        return signed;
    }

    /** The whole round, list by list, as the prison sees it. */
    private String read(SignedMessages prison, List<UUID> exchanges) {
        long start = System.nanoTime();
        long issued = 0;
        for (UUID exchange : exchanges) {
            JsonNode lines = prison.client().json("/rounds/" + exchange).path("lines");
            issued +=
                    lines.valueStream()
                            .filter(one -> one.path("state").asString().equals("issued"))
                            .count();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "The prison reads its %d lists in %.1f s: %d of %d lines are answered.",
                exchanges.size(),
                seconds,
                issued,
                (long) (inmates / agencies) * agencies);
    }
}
