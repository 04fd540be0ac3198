package vn.liennganh.partner.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.SigningAgents;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.support.TestPki;

/** The agent's contract with a page, over its real server. */
class SigningAgentTest {

    private static final String HUB = "https://hub.example.invalid";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final TestPki PKI = new TestPki("Authority", CLOCK);
    private static final SealKey OFFICIAL = PKI.identity("Nguyen Van A", Use.SEAL).at(CLOCK);
    private static final SealKey SEAL = PKI.identity("X99.11.001", Use.SEAL).at(CLOCK);

    private final ScriptedWindow window = new ScriptedWindow();
    private final AtomicReference<String> code = new AtomicReference<>("");

    private SigningAgent agent;
    private Caller page;

    @BeforeEach
    void an_agent_with_both_keys_and_a_page_that_is_paired() {
        start(Map.of(Capacity.OFFICIAL, OFFICIAL, Capacity.SEAL, SEAL));
    }

    @AfterEach
    void it_is_ended() {
        agent.close();
    }

    @Test
    void the_official_signs_then_the_seal_beside_it_over_the_very_content() {
        byte[] content = message("12/QD");
        window.type("yes", "YES ");
        Caller.Answer first = page.sign(Capacity.OFFICIAL, Call.JSON, content);
        Caller.Answer second = page.sign(Capacity.SEAL, Call.CMS, first.raw().body());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Content-Type")).isEqualTo("application/pkcs7-mime");
        CmsDocument document = new CmsReader().read(second.raw().body()).orThrow();
        assertThat(document.content()).isEqualTo(content);
        assertThat(signers(document))
                .containsExactlyInAnyOrder(
                        OFFICIAL.certificate().fingerprint(), SEAL.certificate().fingerprint());
        assertThat(window.all())
                .contains(HUB + " asks you to SIGN", HUB + " asks you to SEAL")
                .contains("Signed already: Nguyen Van A");
    }

    @Test
    void the_person_reads_who_says_what_to_whom_out_of_the_bytes_themselves() {
        byte[] content = message("12/QD");
        page.sign(Capacity.OFFICIAL, Call.JSON, content);
        assertThat(window.all())
                .contains("Sender: X99.11.001", "Type: sandbox.ping", "X99.51.001, group:banks")
                .contains("Case: 12/QD", "Attachment: scan.pdf (3 bytes)", "Exchange: 0193")
                .contains("SHA-256 of the content: " + Sha256.of(content).hex())
                .contains("Sign with: Nguyen Van A, 69");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "n", "yess", "sure", "view", "1"})
    void anything_but_a_yes_is_a_no(String typed) {
        window.type(typed);
        Caller.Answer answer = page.sign(Capacity.OFFICIAL, Call.JSON, message("1"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("agent-declined");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(HUB);
        assertThat(window.shown).last().asString().isEqualTo("Not signed.");
    }

    @Test
    void a_window_that_is_gone_says_no() {
        assertThat(page.sign(Capacity.SEAL, Call.JSON, message("1")).code())
                .isEqualTo("agent-declined");
    }

    @Test
    void the_whole_document_is_shown_where_somebody_asks_for_it() {
        window.type("view", "yes");
        assertThat(page.sign(Capacity.OFFICIAL, Call.JSON, message("1")).status()).isEqualTo(200);
        assertThat(window.all()).contains("\"text\" : \"xin chao\"");
    }

    @Test
    void what_others_wrote_moves_no_cursor_and_turns_no_direction() {
        window.type("view");
        page.sign(Capacity.OFFICIAL, Call.JSON, message("12\u001b[2J\u202e/QD\nType: nothing"));
        assertThat(window.all()).contains("Case: 12\ufffd[2J\ufffd/QD\ufffdType: nothing");
        assertThat(String.join("", window.shown).substring(1)).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void an_acknowledgement_is_signed_and_said_to_be_one() {
        ObjectNode word = Json.MAPPER.createObjectNode();
        word.put("specVersion", "1.0").put("kind", "ContentHandover").put("from", "X99.11.001");
        word.put("time", "2026-11-23T09:30:00.000+07:00");
        String id = UUID.randomUUID().toString();
        word.putArray("messages").addObject().put("id", id).put("sha256", "ab".repeat(32));
        window.type("yes");
        byte[] content = Json.MAPPER.writeValueAsBytes(word);
        assertThat(page.sign(Capacity.SEAL, Call.JSON, content).status()).isEqualTo(200);
        assertThat(window.all()).contains("Says that 1 messages are held in full", id);
        word.put("kind", "NonResponse");
        assertThat(page.sign(Capacity.SEAL, Call.JSON, Json.MAPPER.writeValueAsBytes(word)).code())
                .isEqualTo("agent-not-a-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://evil.invalid",
                "http://hub.example.invalid",
                "https://hub.example.invalid:8443",
                "https://hub.example.invalid.evil.invalid"
            })
    void a_page_of_elsewhere_gets_nothing_even_with_a_token(String origin) {
        for (Caller.Answer answer :
                List.of(
                        page.from(origin).info(),
                        page.from(origin).pair(code.get()),
                        page.from(origin).call("OPTIONS", "/sign", new byte[0]),
                        page.from(origin).sign(Capacity.SEAL, Call.JSON, message("1")))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("agent-origin-refused");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(window.all()).doesNotContain("SEAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.invalid", "localhost", "127.0.0.1.evil.invalid", "127.0.0.2"})
    void a_rebound_name_is_another_s(String name) throws IOException {
        String request =
                "GET /info HTTP/1.1\r\nHost: %s:%d\r\nOrigin: %s\r\nAuthorization: Bearer %s\r\n"
                        .formatted(name, agent.port(), HUB, page.token());
        try (Socket socket = new Socket(agent.address().getAddress(), agent.port())) {
            socket.getOutputStream()
                    .write(
                            (request + "Connection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("agent-host-refused")
                    .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
        }
    }

    @Test
    void it_listens_on_loopback_and_nowhere_else() throws IOException {
        assertThat(agent.address().getAddress())
                .isEqualTo(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Test
    void the_consoles_may_reach_its_ports_and_no_others() {
        assertThat(SigningAgents.addresses())
                .hasSize(SigningAgent.PORTS)
                .first()
                .isEqualTo("http://127.0.0.1:" + SigningAgent.FIRST_PORT);
        assertThat(agent.port())
                .isBetween(
                        SigningAgent.FIRST_PORT, SigningAgent.FIRST_PORT + SigningAgent.PORTS - 1);
        assertThat(code.get().charAt(0) - '0').isEqualTo(agent.port() - SigningAgent.FIRST_PORT);
    }

    @Test
    void a_preflight_is_answered_also_from_a_public_network() {
        Caller.Answer answer =
                page.holding("")
                        .call(
                                "OPTIONS",
                                "/sign",
                                new byte[0],
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Private-Network",
                                "true");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(HUB);
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("authorization", "content-type");
        assertThat(answer.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void without_a_token_there_is_nothing_to_learn_and_nothing_to_sign() {
        for (String token : List.of("", "nonsense")) {
            Caller stranger = page.holding(token);
            assertThat(stranger.info().code()).isEqualTo("agent-not-paired");
            assertThat(stranger.info().json().has("keys")).isFalse();
            assertThat(stranger.sign(Capacity.SEAL, Call.JSON, message("1")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_code_serves_once_and_for_one_origin() {
        String other = "https://other.example.invalid";
        String used = code.get();
        assertThat(used).matches("[0-4]-[2-9A-Z]{4}-[2-9A-Z]{4}");
        Caller second = page.holding("").paired(used.toLowerCase().replace("-", " "));
        assertThat(second.info().status()).isEqualTo(200);
        assertThat(page.pair(used).code()).isEqualTo("agent-code-wrong");
        assertThat(second.from(other).info().code()).isEqualTo("agent-not-paired");
    }

    @Test
    void after_five_wrong_codes_the_right_one_is_void() {
        String right = code.get();
        for (int i = 0; i < Pairing.TRIES_MAX; i++) {
            assertThat(page.pair("0-AAAA-AAA" + i).code()).isEqualTo("agent-code-wrong");
        }
        assertThat(code.get()).isNotEqualTo(right);
        assertThat(page.pair(right).code()).isEqualTo("agent-code-wrong");
        assertThat(page.call("POST", "/pair", new byte[0], "Content-Type", Call.JSON).code())
                .isEqualTo("agent-code-wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void what_a_form_of_any_page_could_send_is_not_taken(String type) {
        assertThat(page.sign(Capacity.SEAL, type, message("1")).code())
                .isEqualTo("agent-media-type-refused");
        assertThat(page.call("POST", "/pair", new byte[0], "Content-Type", type).status())
                .isEqualTo(415);
        assertThat(page.call("POST", "/sign?as=seal", message("1")).status()).isEqualTo(415);
    }

    @Test
    void more_than_a_message_may_hold_is_not_read() {
        byte[] long_ = new byte[SigningAgent.BYTES_MAX + 1];
        Caller.Answer answer = page.sign(Capacity.SEAL, Call.JSON, long_);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("agent-too-large");
    }

    @Test
    void nothing_but_messages_and_acknowledgements_is_ever_signed() {
        window.type("yes", "yes", "yes");
        byte[] contract = "{\"i\": \"owe you\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(page.sign(Capacity.SEAL, Call.JSON, contract).status()).isEqualTo(422);
        assertThat(page.sign(Capacity.SEAL, Call.CMS, SEAL.sign(contract)).code())
                .isEqualTo("agent-already-signed");
        assertThat(page.sign(Capacity.OFFICIAL, Call.CMS, SEAL.sign(contract)).code())
                .isEqualTo("agent-not-a-message");
        assertThat(page.sign(Capacity.OFFICIAL, Call.CMS, contract).code())
                .isEqualTo("agent-not-a-message");
        assertThat(window.all()).doesNotContain("asks you");
    }

    @Test
    void beside_a_broken_signature_none_is_added() {
        byte[] cms = OFFICIAL.sign(message("1"));
        cms[cms.length - 5] ^= 1;
        assertThat(page.sign(Capacity.SEAL, Call.CMS, cms).code())
                .isEqualTo("agent-signature-invalid");
        assertThat(page.sign(Capacity.OFFICIAL, Call.CMS, OFFICIAL.sign(message("1"))).code())
                .isEqualTo("agent-already-signed");
    }

    @Test
    void a_clock_behind_the_first_signer_s_is_told_before_the_order_turns() {
        Clock ahead = Clock.offset(CLOCK, Duration.ofMinutes(3));
        byte[] cms = PKI.identity("Nguyen Van A", Use.SEAL).at(ahead).sign(message("1"));
        Caller.Answer answer = page.sign(Capacity.SEAL, Call.CMS, cms);
        assertThat(answer.code()).isEqualTo("agent-clock-behind");
        assertThat(answer.json().path("retryable").asBoolean()).isFalse();
    }

    @Test
    void a_key_that_is_not_there_or_over_is_said_to_be_so() {
        agent.close();
        Validity over =
                new Validity(
                        CLOCK.instant().minus(Duration.ofDays(9)),
                        CLOCK.instant().minus(Duration.ofDays(1)));
        start(Map.of(Capacity.SEAL, PKI.issue("X99.11.002", Use.SEAL, over).at(CLOCK)));
        assertThat(page.sign(Capacity.OFFICIAL, Call.JSON, message("1")).code())
                .isEqualTo("agent-key-absent");
        assertThat(page.call("POST", "/sign?as=king", message("1"), "Content-Type", Call.JSON))
                .extracting(Caller.Answer::code)
                .isEqualTo("agent-key-absent");
        assertThat(page.sign(Capacity.SEAL, Call.JSON, message("1")).code())
                .isEqualTo("agent-certificate-over");
    }

    @Test
    void a_page_is_told_whose_keys_these_are_and_how_long_they_last() {
        var keys = page.info().json().path("keys");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).path("as").asString()).isEqualTo("official");
        assertThat(keys.get(0).path("holder").asString()).isEqualTo("Nguyen Van A");
        assertThat(keys.get(0).path("daysLeft").asInt()).isBetween(698, 700);
        assertThat(keys.get(1).path("fingerprint").asString())
                .isEqualTo(SEAL.certificate().fingerprint());
    }

    @Test
    void while_one_question_waits_another_is_turned_away() {
        agent.close();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Person slow =
                question -> {
                    asked.countDown();
                    try {
                        answered.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                };
        start(Map.of(Capacity.SEAL, SEAL), slow);
        var first =
                CompletableFuture.supplyAsync(
                        () -> page.sign(Capacity.SEAL, Call.JSON, message("1")).status());
        await().until(() -> asked.getCount() == 0);
        Caller.Answer second = page.sign(Capacity.SEAL, Call.JSON, message("2"));
        assertThat(second.code()).isEqualTo("agent-busy");
        assertThat(second.json().path("retryable").asBoolean()).isTrue();
        answered.countDown();
        assertThat(first.join()).isEqualTo(200);
        assertThat(page.sign(Capacity.SEAL, Call.JSON, message("2")).status()).isEqualTo(200);
    }

    @Test
    void a_second_agent_takes_the_next_port_and_its_codes_say_so() {
        SigningAgent first = agent;
        String before = code.get();
        start(Map.of(Capacity.SEAL, SEAL));
        first.close();
        assertThat(agent.port()).isNotEqualTo(first.port());
        assertThat(code.get().charAt(0)).isNotEqualTo(before.charAt(0));
    }

    @Test
    void an_address_that_it_does_not_have_and_a_wrong_method_are_problems_too() {
        assertThat(page.call("GET", "/keys", new byte[0]).code()).isEqualTo("agent-not-found");
        assertThat(page.call("GET", "/sign", new byte[0]).code()).isEqualTo("agent-method-refused");
    }

    @ParameterizedTest
    @EnumSource(AgentCode.class)
    void each_code_stands_in_the_document_and_speaks_both_languages(AgentCode one)
            throws IOException {
        assertThat(Files.readString(Path.of("src/docs/PARTNERS.md")))
                .contains("| `" + one.slug() + "` | " + one.status() + " |");
        AgentRefusal refusal = new AgentRefusal(one, "a", "b");
        assertThat(refusal.sentence(Texts.ENGLISH))
                .isNotEqualTo(refusal.sentence(Texts.VIETNAMESE))
                .doesNotStartWith("partner.");
    }

    private void start(Map<Capacity, SealKey> keys) {
        start(keys, new PersonAtWindow(window, Texts.ENGLISH, CLOCK, false));
    }

    private void start(Map<Capacity, SealKey> keys, Person person) {
        Map<Capacity, HeldKey> held = new EnumMap<>(Capacity.class);
        keys.forEach((capacity, key) -> held.put(capacity, new HeldKey(key)));
        SigningDesk desk = new SigningDesk(held, person, CLOCK);
        Set<URI> hubs =
                Set.of(
                        URI.create(HUB + "/cho-ky?x"),
                        URI.create("https://OTHER.example.invalid:443"));
        agent = SigningAgent.start(hubs, desk, CLOCK, code::set);
        page = new Caller(agent.port(), HUB, "").paired(code.get());
    }

    private static List<String> signers(CmsDocument document) {
        return new SignatureVerifier(AlgorithmPolicy.standard())
                .verify(document).orThrow().stream()
                        .map(CmsSigner::certificate)
                        .map(one -> one.fingerprint())
                        .toList();
    }

    private static byte[] message(String caseNumber) {
        String id = "0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01";
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", "1.0").put("id", id).put("type", "sandbox.ping");
        document.put("from", "X99.11.001").putArray("to").add("X99.51.001").add("group:banks");
        document.put("time", "2026-11-23T09:30:00.000+07:00").put("exchange", id);
        document.put("caseNumber", caseNumber);
        document.putArray("attachments")
                .addObject()
                .put("name", "scan.pdf")
                .put("mediaType", "application/pdf")
                .put("size", 3)
                .put("sha256", "ab".repeat(32));
        document.putObject("body").put("text", "xin chao");
        return Json.MAPPER.writeValueAsBytes(document);
    }
}
