package vn.liennganh.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.RowDesk;
import vn.liennganh.inmate.CertificateBook;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.support.TestDatabase;

/**
 * An amnesty round of 5,000 inmates over 40 agencies: what the desk itself costs the writer, rows
 * in PostgreSQL included; signatures, log and delivery are measured elsewhere.
 */
public final class RoundBench {

    private static final int AGENCIES = 40;
    private static final int LINES = 125;
    private static final AgencyId PRISON = AgencyId.of("X99.61.001");

    private long number;

    private RoundBench() {}

    public static void main(String[] args) {
        new RoundBench().run();
    }

    private void run() {
        RowDesk<Line> desk = new RowDesk<>(new CertificateBook(), TestDatabase.fresh());
        List<Heard> lists = new ArrayList<>();
        List<Heard> answers = new ArrayList<>();
        for (int agency = 1; agency <= AGENCIES; agency++) {
            Heard list = list(agency);
            lists.add(list);
        }
        for (int line = 1; line <= LINES; line++) {
            for (Heard list : lists) {
                answers.add(certificate(list, line));
            }
        }
        long start = System.nanoTime();
        lists.forEach(one -> desk.hear(List.of(one)));
        report("lists, one a transaction", lists.size(), start);
        int half = answers.size() / 2;
        start = System.nanoTime();
        for (Heard one : answers.subList(0, half)) {
            desk.hear(List.of(one));
        }
        report("answers, one a transaction", half, start);
        start = System.nanoTime();
        for (int i = half; i < answers.size(); i += 64) {
            desk.hear(answers.subList(i, Math.min(answers.size(), i + 64)));
        }
        report("answers, 64 a transaction", answers.size() - half, start);
        start = System.nanoTime();
        long issued =
                lists.stream()
                        .flatMap(
                                one ->
                                        desk
                                                .ofNumber(
                                                        one.recipients().get(0),
                                                        one.exchange().toString())
                                                .stream())
                        .filter(one -> one.state() == Line.State.ISSUED)
                        .count();
        report("whole round read and counted, lines issued " + issued, 1, start);
    }

    private static void report(String what, int count, long start) {
        double millis = (System.nanoTime() - start) / 1e6;
        System.out.printf("%s: %d in %.0f ms, %.2f ms each%n", what, count, millis, millis / count);
    }

    private static AgencyId agency(int number) {
        return AgencyId.of("X99.%02d.001".formatted(number + 20));
    }

    private Heard list(int agency) {
        UUID exchange = new UUID(0x7000, 0x8000_0000_0000_0000L | agency);
        return say(
                "results-certificate.round",
                PRISON,
                agency(agency),
                exchange,
                body -> {
                    ObjectNode round = body.putObject("round");
                    round.put("kind", "amnesty").put("name", "2026");
                    ArrayNode all = body.putArray("lines");
                    for (int line = 1; line <= LINES; line++) {
                        ObjectNode one = all.addObject().put("number", "" + line);
                        one.putObject("inmate").put("name", "N " + agency + " " + line);
                        paper(one.putObject("judgment"), agency, line);
                        paper(one.putObject("enforcementDecision"), agency, line);
                    }
                });
    }

    private static void paper(ObjectNode paper, int agency, int line) {
        paper.put("number", agency + "/" + line).put("date", "2026-01-02");
    }

    private Heard certificate(Heard list, int line) {
        return say(
                "results-certificate.certificate",
                list.recipients().get(0),
                PRISON,
                list.exchange(),
                body -> {
                    body.put("roundLine", "" + line);
                    paper(body.putObject("certificate"), 1, line);
                    ObjectNode until = body.putObject("result").putObject("resultUntil");
                    until.putArray("performed").add("200.000");
                    until.putArray("remaining").add("1.000.000");
                });
    }

    private Heard say(
            String type, AgencyId from, AgencyId to, UUID exchange, Consumer<ObjectNode> filled) {
        number++;
        ObjectNode body = Json.MAPPER.createObjectNode();
        filled.accept(body);
        Instant at = Instant.parse("2026-11-20T01:00:00Z").plusMillis(number);
        SplittableRandom ids = new SplittableRandom(number);
        boolean opens = type.endsWith(".round");
        Envelope envelope =
                new Envelope(
                        opens ? exchange : new UUID(ids.nextLong(), ids.nextLong()),
                        new MessageType(type),
                        from,
                        List.of(to.value()),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        exchange,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        return new Heard(number, envelope, List.of(to), List.of(), at);
    }
}
