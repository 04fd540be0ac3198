package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.ClientJar;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.scenario.Simulated;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.Tools;

/** An integrator's first hour, with curl and openssl as documented, and with the command line. */
class FirstHourTest {

    private static final String NEWCOMER = "X99.21.099";
    private static final Path CHECKOUT = Path.of("").toAbsolutePath();

    private static RunningHub hub;
    private static Simulated simulator;

    @TempDir private Path dir;

    @BeforeAll
    static void a_hub_runs_and_a_simulated_bank_beside_it() throws IOException {
        Tools.need("bash", "openssl", "curl", "jq", "xxd");
        hub = RunningHub.onSharedServer(Map.of());
        simulator = Simulated.start(hub, "X99.51.001");
    }

    @AfterAll
    static void a_simulator_ends_with_whoever_started_it() throws Exception {
        assertThat(simulator.end()).isZero();
        hub.close();
    }

    @Test
    void every_command_of_the_documentation_runs_as_it_stands() throws Exception {
        String script = "set -euo pipefail\n" + String.join("", Recipe.blocks("bash"));
        Path recipe = Files.writeString(dir.resolve("recipe.sh"), script);
        ProcessBuilder shell =
                new ProcessBuilder("bash", recipe.toString()).redirectErrorStream(true);
        shell.environment().put("HUB", hub.url().toString());
        shell.environment().put("SANDBOX", hub.sandbox().toString());
        Process run = shell.start();
        String said = new String(run.getInputStream().readAllBytes());

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said)
                .contains(
                        "OK: SubmissionAcceptance",
                        "the very bytes that the agency signed",
                        "\"state\": \"frozen\"",
                        "ContentHandover");
    }

    @Test
    void the_quick_start_of_the_front_page_runs_as_it_stands() throws Exception {
        Tools.need("timeout");
        freshCode(NEWCOMER);
        List<String> blocks = Recipe.blocksOf(Path.of("README.md"), "bash");
        Path script =
                Files.writeString(
                        dir.resolve("quick-start.sh"),
                        "set -euo pipefail\n" + blocks.get(0) + blocks.get(1));

        Recipe.Run run =
                Recipe.run(
                        checkout(),
                        Map.of("HUB", hub.url().toString()),
                        List.of("timeout", "180", "bash", script.toString()));

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said().lines().filter(line -> line.startsWith("OK: SubmissionAcceptance")))
                .as(run.said())
                .hasSize(2);
        assertThat(blocks.get(0))
                .contains("/simpleenroll", "openssl cms -sign -cades", "./partner verify");
        assertThat(run.said())
                .contains(
                        "\"agency\": \"" + NEWCOMER + "\"",
                        "\"type\": \"sandbox.pong\"",
                        "X99.51.001",
                        "\"state\": \"frozen\"");
    }

    /** As a clean clone beside a hub looks: everything of this one, but the data of that hub. */
    private static Path checkout() throws IOException {
        Path clone = Scratch.folder("clone");
        try (var all = Files.list(CHECKOUT)) {
            for (Path one : all.filter(it -> !it.endsWith("data")).toList()) {
                Files.createSymbolicLink(clone.resolve(one.getFileName()), one);
            }
        }
        Path data = Files.createDirectory(clone.resolve("data"));
        Files.createSymbolicLink(data.resolve("sandbox"), hub.sandbox());
        return clone;
    }

    @Test
    void an_order_is_sent_answered_and_proved_in_java_with_the_library_alone() throws Exception {
        Path source =
                Files.writeString(
                        dir.resolve("Order.java"), Recipe.blocksUnder("### Java", "java").get(0));

        ordered(ClientJar.program(source, dir));
    }

    @Test
    void the_same_in_node() throws Exception {
        Tools.need("node");
        Path source =
                Files.writeString(
                        dir.resolve("order.js"),
                        Recipe.blocksUnder("### Node", "javascript").get(0));

        ordered(List.of("node", source.toString()));
    }

    @Test
    void the_same_in_python() throws Exception {
        Path source =
                Files.writeString(
                        dir.resolve("order.py"), Recipe.blocksUnder("### Python", "python").get(0));

        ordered(List.of(Tools.python("ssl"), source.toString()));
    }

    private void ordered(List<String> command) throws Exception {
        Path key =
                Files.writeString(
                        dir.resolve("log.key"),
                        Party.of(hub, "X99.11.001").hub().logKey().line() + "\n");
        Recipe.Run run =
                Recipe.run(
                        dir,
                        Map.of(
                                "HUB", hub.url().toString(),
                                "CA", hub.sandbox().resolve("ca.pem").toString(),
                                "LOG_KEY", key.toString(),
                                "KEYS", hub.keys("X99.11.001").toString(),
                                "BANK", "X99.51.001"),
                        command);

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said())
                .contains("accepted and verified", "answer: account-freeze.execution-report");
    }

    @Test
    void the_command_line_enrols_sends_receives_verifies_and_acknowledges() throws IOException {
        Path home = dir.resolve("home");
        String code = freshCode(NEWCOMER);
        Said enrolled =
                partner(
                        home,
                        "enrol",
                        "--agency",
                        NEWCOMER,
                        "--code",
                        code,
                        "--ca",
                        hub.sandbox().resolve("ca.pem").toString());
        assertThat(enrolled.exit()).as(enrolled.err()).isZero();
        assertThat(enrolled.json().path("status").asString()).isEqualTo("issued");

        Said sent =
                partner(home, "send", "--type", "sandbox.ping", "--sample", "--to", "X99.51.001");
        assertThat(sent.exit()).as(sent.err()).isZero();
        Path receipt = only(home.resolve("receipts"));
        Path message = only(home.resolve("sent"));

        Said verified =
                partner(home, "verify", message.toString(), "--receipt", receipt.toString());
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.json().path("verdict").asString()).isEqualTo("valid");

        String ping = message.getFileName().toString().replace(".p7m", "");
        String pong = await().until(() -> answer(home, ping), id -> !id.isEmpty());
        assertThat(partner(home, "show", pong).json().path("type").asString())
                .isEqualTo("sandbox.pong");
        assertThat(partner(home, "ack", pong).exit()).isZero();
        assertThat(answer(home, ping)).isEmpty();

        Files.write(message, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        Said changed = partner(home, "verify", message.toString(), "--receipt", receipt.toString());
        assertThat(changed.exit()).isEqualTo(7);
    }

    @Test
    void each_way_to_fail_has_its_exit_code() throws IOException {
        Path agency = hub.keys("X99.11.001");
        Path empty = Files.createDirectory(dir.resolve("empty"));
        Path body = Files.writeString(dir.resolve("body.json"), "{\"unknown\": 1}");

        assertThat(partner(empty, "inbox").exit()).isEqualTo(2);
        assertThat(
                        Said.plainly(
                                        "--home",
                                        agency.toString(),
                                        "--hub",
                                        "https://localhost:1",
                                        "inbox")
                                .exit())
                .isEqualTo(3);
        assertThat(
                        partner(
                                        dir.resolve("stranger"),
                                        "enrol",
                                        "--agency",
                                        "X99.51.099",
                                        "--code",
                                        "wrong",
                                        "--ca",
                                        hub.sandbox().resolve("ca.pem").toString())
                                .exit())
                .isEqualTo(4);
        assertThat(
                        partner(
                                        agency,
                                        "send",
                                        "--type",
                                        "account-freeze.order",
                                        "--to",
                                        "X99.51.001",
                                        "--case",
                                        "1/QD",
                                        "--body",
                                        body.toString())
                                .exit())
                .isEqualTo(5);
        assertThat(
                        partner(
                                        agency,
                                        "send",
                                        "--type",
                                        "account-freeze.order",
                                        "--sample",
                                        "--to",
                                        "X99.71.001")
                                .exit())
                .isEqualTo(6);
    }

    private static Said partner(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return Said.at(hub, home, all.toArray(String[]::new));
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** Which message in the inbox answers this one; empty if none does. */
    private static String answer(Path home, String asked) {
        return partner(home, "inbox")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("inReplyTo").asString().equals(asked))
                .map(item -> item.path("id").asString())
                .findFirst()
                .orElse("");
    }

    /** A code for its next certificate, where the sandbox keeps them; the one before is void. */
    private static String freshCode(String agency) throws IOException {
        String code = hub.bean(Enrolment.class).newCode(AgencyId.of(agency));
        Path file = hub.sandbox().resolve("enrolment.txt");
        List<String> others =
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith(agency + " "))
                        .toList();
        List<String> lines = new ArrayList<>(others);
        lines.add(agency + " " + code);
        Files.write(file, lines);
        return code;
    }
}
