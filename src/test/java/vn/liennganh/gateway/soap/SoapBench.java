package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.liennganh.bench.BenchHub;
import vn.liennganh.bench.LoadRun;
import vn.liennganh.bench.SignedMessages;

/**
 * What a message costs by SOAP, the door and its receipt included: goal P3 as a whole. The same
 * messages go by REST and by SOAP in turn, over mutual TLS, each SOAP call signed by WSS4J a moment
 * before, since a signature is good for minutes.
 *
 * <p>System properties: {@code bench.warmup} (10000), {@code bench.messages} (2000 a round), {@code
 * bench.rounds} (3), {@code bench.connections} (16). Run by {@code mvn -Pbench verify
 * -Dbench.main=vn.liennganh.gateway.soap.SoapBench}.
 */
public final class SoapBench {

    private static final int JSON_BYTES = 2_048;
    private static final String RECIPIENT = "X99.72.001";

    private final int warmup = Integer.getInteger("bench.warmup", 10_000);
    private final int messages = Integer.getInteger("bench.messages", 2_000);
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final int connections = Integer.getInteger("bench.connections", 16);
    private final List<String> rows = new ArrayList<>();

    private SoapBench() {}

    public static void main(String[] args) {
        SoapBench bench = new SoapBench();
        bench.run();
        bench.rows.forEach(System.out::println);
        System.exit(0);
    }

    private void run() {
        rows.add("| accepted | server CPU us a message | messages/s | p50 / p99 ms |");
        rows.add("| --- | --- | --- | --- |");
        try (BenchHub hub = BenchHub.hub(System.getProperty("bench.heap", "512m"))) {
            keys(hub, "RSA-2048", "X99.11.001");
            keys(hub, "P-256", "X99.71.001");
        }
    }

    private void keys(BenchHub hub, String name, String agency) {
        SignedMessages sender = new SignedMessages(hub, agency);
        Envelopes.Signing signing = Envelopes.Signing.of(hub.sandbox().resolve(agency), "seal");
        try (LoadRun rest = load(hub, sender, "/api/v1/messages", "application/pkcs7-mime");
                LoadRun soap = load(hub, sender, "/ws/v1", "application/soap+xml;charset=UTF-8")) {
            for (int done = 0; done < warmup; done += messages) {
                rest.flatOut(sender.pings(messages / 2, RECIPIENT, JSON_BYTES));
                soap.flatOut(calls(sender, signing, messages / 2));
            }
            for (int round = 0; round < rounds; round++) {
                row("REST, " + name, rest.flatOut(sender.pings(messages, RECIPIENT, JSON_BYTES)));
                row("SOAP, " + name, soap.flatOut(calls(sender, signing, messages)));
            }
        }
    }

    private LoadRun load(BenchHub hub, SignedMessages sender, String path, String contentType) {
        return new LoadRun(sender.connector(hub), connections, path, contentType, hub.processes());
    }

    private static List<byte[]> calls(SignedMessages sender, Envelopes.Signing signing, int count) {
        return sender.pings(count, RECIPIENT, JSON_BYTES).parallelStream()
                .map(
                        cms ->
                                Envelopes.signed(
                                        Envelopes.of(
                                                Envelopes.SOAP_12,
                                                Envelopes.addressing(
                                                        "Submit", "urn:uuid:" + UUID.randomUUID()),
                                                Envelopes.submit(cms)),
                                        signing))
                .map(envelope -> envelope.getBytes(UTF_8))
                .toList();
    }

    private void row(String name, LoadRun.Result result) {
        rows.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.1f / %.1f |",
                        name,
                        result.cpuMicros(),
                        result.perSecond(),
                        result.p50Millis(),
                        result.p99Millis()));
    }
}
