package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** An integrator finds out why a message was refused, and tries a programme on what comes. */
class EventsCommandTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OFFICE = "X99.11.002";
    private static final String EMPLOYER = "X99.95.001";

    @TempDir private Path folder;

    @Test
    void a_refused_message_is_shown_with_its_wrong_fields_where_they_stand() throws IOException {
        Path body =
                Files.writeString(
                        folder.resolve("body.json"),
                        """
                        {"purpose": "", "requestedContent": "all"}
                        """);
        Said sent =
                run(
                        OFFICE,
                        "send",
                        "--type",
                        "account-information.request",
                        "--to",
                        "X99.51.002",
                        "--case",
                        "9/QD",
                        "--body",
                        body.toString());
        assertThat(sent.exit()).isNotZero();

        JsonNode newest = json(OFFICE, "events").path("items").path(0);
        assertThat(newest.path("outcome").asString()).isEqualTo("refused");
        assertThat(newest.path("code").asString()).isEqualTo("schema-violation");

        Said shown = run(OFFICE, "events", newest.path("number").asString());
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("/body/requestedContent (line ")
                .contains("Signatures: holds")
                .contains("seal of X99.11.002, certificate good")
                .contains("-> ")
                .contains("--data-binary @event-" + newest.path("number").asString() + ".p7m");

        assertThat(run("X99.51.003", "events", newest.path("number").asString()).exit())
                .as("to another agency it does not exist")
                .isEqualTo(run("X99.51.003", "events", "999999999").exit())
                .isNotZero();
    }

    @Test
    void a_broken_seal_is_reported_as_such() throws IOException {
        byte[] cms = signedPing();
        cms[cms.length - 20] ^= 1;
        Path file = Files.write(folder.resolve("broken.p7m"), cms);

        assertThat(run(OFFICE, "send", "--signed", file.toString()).exit()).isNotZero();

        JsonNode newest = json(OFFICE, "events").path("items").path(0);
        JsonNode whole = json(OFFICE, "events", newest.path("number").asString());
        assertThat(newest.path("code").asString()).isEqualTo("signature-invalid");
        assertThat(whole.path("signature").path("verdict").asString()).isNotEqualTo("holds");
        assertThat(whole.path("content").asString()).contains("sandbox.ping");
    }

    private byte[] signedPing() throws IOException {
        Said sent = run(OFFICE, "send", "--type", "sandbox.ping", "--sample", "--to", "X99.51.003");
        assertThat(sent.exit()).as(sent.err()).isZero();
        try (var kept = Files.walk(HUB.keys(OFFICE))) {
            Path newest =
                    kept.filter(one -> one.toString().endsWith(".p7m"))
                            .max(java.util.Comparator.comparing(Path::toString))
                            .orElseThrow();
            return Files.readAllBytes(newest);
        }
    }

    @Test
    void what_another_agency_is_triggered_to_send_is_passed_on_as_by_the_webhook()
            throws IOException {
        Party.emptied(HUB, EMPLOYER);
        Said triggered = run(EMPLOYER, "trigger", "sandbox.ping", "--from", "X99.51.002");
        assertThat(triggered.exit()).as(triggered.err()).isZero();
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer programme =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        programme.createContext(
                "/",
                call -> {
                    byte[] body = call.getRequestBody().readAllBytes();
                    String id = call.getRequestHeaders().getFirst("webhook-id");
                    String time = call.getRequestHeaders().getFirst("webhook-timestamp");
                    String expected =
                            HookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                                    .orElseThrow()
                                    .signature(id, Long.parseLong(time), body);
                    boolean first = heard.isEmpty();
                    heard.add(
                            expected.equals(call.getRequestHeaders().getFirst("webhook-signature"))
                                    ? new String(body, StandardCharsets.UTF_8)
                                    : "forged");
                    call.sendResponseHeaders(first ? 500 : 204, -1);
                    call.close();
                });
        programme.start();
        try {
            Said listened =
                    run(
                            EMPLOYER,
                            "listen",
                            "--forward-to",
                            "http://127.0.0.1:" + programme.getAddress().getPort() + "/hook",
                            "--secret",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                            "--count",
                            "1");
            assertThat(listened.exit()).as(listened.err()).isZero();
            assertThat(listened.out()).contains(": 500").contains(": 204");
        } finally {
            programme.stop(0);
        }
        assertThat(heard).hasSize(2).allSatisfy(one -> assertThat(one).contains("sandbox.ping"));
        JsonNode event = Json.MAPPER.readTree(heard.get(1));
        assertThat(event.path("role").asString()).isEqualTo("addressee");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void mistakes_of_the_caller_are_named() {
        assertThat(run(EMPLOYER, "trigger", "sandbox.ping", "--from", EMPLOYER).exit())
                .isEqualTo(2);
        assertThat(
                        run(
                                        EMPLOYER,
                                        "listen",
                                        "--forward-to",
                                        "http://127.0.0.1:1/",
                                        "--secret",
                                        "short")
                                .exit())
                .isEqualTo(2);
    }

    private static JsonNode json(String agency, String... verb) {
        List<String> all = new ArrayList<>(List.of(verb));
        all.add("--json");
        return Json.MAPPER.readTree(run(agency, all.toArray(String[]::new)).out());
    }

    private static Said run(String agency, String... verb) {
        return Said.of(HUB, agency, verb);
    }
}
