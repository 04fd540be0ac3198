package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Each call of the interface, and each rule of who sees what, over HTTPS against the real hub. */
class HttpContractTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private static Party office;
    private static Caller sender;
    private static Caller bank;
    private static Caller procuracy;
    private static Caller outsider;
    private static Caller stranger;

    @BeforeAll
    static void start() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
        bank = Caller.of(hub, "X99.51.001");
        procuracy = Caller.of(hub, "X99.31.000");
        outsider = Caller.of(hub, "X99.51.002");
        stranger = Caller.stranger(hub);
    }

    private static Caller.Answer send(byte[] cms, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", CMS));
        all.addAll(Arrays.asList(headers));
        return sender.post("/api/v1/messages", cms, all.toArray(String[]::new));
    }

    private static byte[] order() {
        return office.signed(office.opening("account-freeze.order", "X99.51.001"));
    }

    private static UUID idOf(Caller.Answer accepted) {
        Receipt receipt = Receipt.read(accepted.body()).orElseThrow();
        return Statement.read(receipt.statement()).orElseThrow().messageId();
    }

    @Test
    void whoami_tells_the_caller_what_the_directory_knows() {
        JsonNode me = sender.get("/api/v1/whoami").json();
        assertThat(me.path("agency").asString()).isEqualTo("X99.11.001");
        assertThat(me.path("environment").asString()).isEqualTo("sandbox");
        assertThat(me.path("names").propertyNames()).contains("vi", "en");
        assertThat(me.path("certificateDaysLeft").asLong()).isPositive();
        assertThat(me.path("maySend").valueStream().map(JsonNode::asString))
                .contains("account-freeze.order", "sandbox.ping")
                .doesNotContain("account-freeze.execution-report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoami",
                "inbox",
                "obligations",
                "regulations",
                "regulations/account-freeze",
                "schemas/account-freeze.order",
                "samples/account-freeze.order",
                "agencies",
                "messages/0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01",
                "messages/0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01/evidence",
                "messages/0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01/evidence.asice",
                "exchanges/0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01"
            })
    void nobody_is_anybody_without_a_certificate_whatever_a_header_claims(String path) {
        Caller.Answer answer =
                stranger.get(
                        "/api/v1/" + path,
                        "X-Forwarded-Client-Cert",
                        "Subject=\"CN=X99.11.001\"",
                        "X-SSL-Client-Verify",
                        "SUCCESS",
                        "X-Agency-Id",
                        "X99.11.001",
                        "Authorization",
                        "Bearer none");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("not-authenticated");
    }

    @Test
    void a_message_is_created_once_and_repeated_for_ever() {
        byte[] cms = order();
        Caller.Answer created = send(cms);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/messages/" + idOf(created));
        Caller.Answer repeated = send(cms);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(created.body());
    }

    @Test
    void a_receipt_comes_as_cms_when_asked_for_and_always_the_same() {
        byte[] cms = order();
        Receipt receipt = Receipt.read(send(cms).body()).orElseThrow();
        Caller.Answer first = send(cms, "Accept", "application/pkcs7-mime");
        assertThat(first.header("Content-Type")).startsWith("application/pkcs7-mime");
        assertThat(new String(first.body(), StandardCharsets.ISO_8859_1))
                .contains(new String(receipt.statement(), StandardCharsets.ISO_8859_1));
        assertThat(send(cms, "Accept", "application/pkcs7-mime").body()).isEqualTo(first.body());
    }

    @Test
    void a_dry_run_checks_everything_and_stores_nothing() {
        byte[] cms = order();
        Caller.Answer dry = sender.post("/api/v1/messages?dryRun=true", cms, "Content-Type", CMS);
        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(dry.json().path("accepted").asBoolean()).isTrue();
        assertThat(dry.json().path("recipients").path(0).asString()).isEqualTo("X99.51.001");
        assertThat(dry.json().path("obligations").isArray()).isTrue();
        assertThat(send(cms).status()).isEqualTo(201);
    }

    @Test
    void size_comes_first_then_form_then_the_certificate() {
        byte[] huge = new byte[1_048_577];
        byte[] garbage = "no CMS".getBytes(StandardCharsets.US_ASCII);
        for (Caller caller : List.of(stranger, sender)) {
            assertThat(caller.post("/api/v1/messages", huge, "Content-Type", CMS).code())
                    .isEqualTo("too-large");
            assertThat(caller.post("/api/v1/messages", garbage, "Content-Type", CMS).code())
                    .isEqualTo("message-malformed");
        }
        assertThat(stranger.post("/api/v1/messages", order(), "Content-Type", CMS).status())
                .isEqualTo(401);
        Caller.Answer chunked =
                sender.call(
                        "POST",
                        "/api/v1/messages",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(huge)),
                        "Content-Type",
                        CMS);
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void a_form_and_an_unknown_answer_type_are_refused_as_such() {
        Caller.Answer form =
                sender.post(
                        "/api/v1/messages",
                        "a=b".getBytes(StandardCharsets.US_ASCII),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("unsupported-media-type");
        Caller.Answer picture = sender.get("/api/v1/whoami", "Accept", "image/png");
        assertThat(picture.status()).isEqualTo(406);
        assertThat(picture.code()).isEqualTo("not-acceptable");
    }

    @Test
    void a_refusal_after_the_seal_carries_its_receipt_in_the_asked_language() {
        Draft draft = office.opening("account-freeze.order", "X99.51.001");
        draft.body().put("unexpected", true);
        Caller.Answer refused = send(office.signed(draft), "Accept-Language", "en");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("schema-violation");
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .startsWith("/body");
        Receipt receipt = Receipt.read(refused.json().path("receipt")).orElseThrow();
        assertThat(Statement.read(receipt.statement()).orElseThrow().reason())
                .contains("schema-violation");
    }

    @Test
    void the_bytes_are_left_to_the_recipient_and_that_is_attested() {
        byte[] cms = order();
        UUID id = idOf(send(cms));
        Caller.Answer fetched = bank.get("/api/v1/messages/" + id);
        assertThat(fetched.body()).isEqualTo(cms);
        assertThat(fetched.header("Content-Type")).startsWith("application/pkcs7-mime");
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(kinds(sender, id))
                                        .contains("SubmissionAcceptance", "ContentConsignment"));
        assertThat(kinds(bank, id))
                .contains("ContentConsignment")
                .doesNotContain("SubmissionAcceptance");
        assertThat(kinds(procuracy, id)).doesNotContain("SubmissionAcceptance");
    }

    private static List<String> kinds(Caller caller, UUID id) {
        return caller.get("/api/v1/messages/" + id + "/evidence")
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    @Test
    void what_is_not_yours_is_answered_like_what_does_not_exist() {
        UUID id = idOf(send(order()));
        for (String path :
                List.of(
                        "/api/v1/messages/%s",
                        "/api/v1/messages/%s/evidence",
                        "/api/v1/messages/%s/evidence.asice",
                        "/api/v1/messages/%s/attachments/" + "0".repeat(64),
                        "/api/v1/exchanges/%s")) {
            JsonNode foreign = withoutInstance(outsider.get(path.formatted(id)));
            JsonNode unknown = withoutInstance(outsider.get(path.formatted(UUID.randomUUID())));
            JsonNode malformed = withoutInstance(outsider.get(path.formatted("not-an-id")));
            assertThat(foreign).as(path).isEqualTo(unknown).isEqualTo(malformed);
            assertThat(foreign.path("code").asString()).isEqualTo("not-found");
        }
    }

    private static JsonNode withoutInstance(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        var json = (tools.jackson.databind.node.ObjectNode) answer.json();
        json.remove("instance");
        return json;
    }

    @Test
    void an_upload_goes_on_where_it_stopped_and_is_named_by_its_digest() {
        byte[] content = new byte[700_000];
        new java.util.Random(11).nextBytes(content);
        String path = "/api/v1/attachments/" + Sha256.of(content).hex();
        Caller.Answer first =
                sender.call(
                        "PUT",
                        path,
                        BodyPublishers.ofByteArray(content, 0, 400_000),
                        "Content-Range",
                        "bytes 0-399999/700000");
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        Caller.Answer offset = sender.call("HEAD", path, BodyPublishers.noBody());
        assertThat(offset.header("Upload-Offset")).isEqualTo("400000");
        assertThat(bank.call("HEAD", path, BodyPublishers.noBody()).header("Upload-Offset"))
                .isEqualTo("0");
        Caller.Answer rest =
                sender.call(
                        "PUT",
                        path,
                        BodyPublishers.ofByteArray(content, 400_000, 300_000),
                        "Content-Range",
                        "bytes 400000-699999/700000");
        assertThat(rest.status()).as(rest.text()).isEqualTo(204);
        Caller.Answer wrong =
                sender.call(
                        "PUT",
                        "/api/v1/attachments/" + "0".repeat(64),
                        BodyPublishers.ofByteArray(content));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("digest-mismatch");
    }

    @Test
    void the_inbox_pages_and_waits_and_refuses_nonsense() {
        UUID id = idOf(send(order()));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(bank.get("/api/v1/inbox?wait=5&limit=1000").text())
                                        .contains(id.toString()));
        assertThat(bank.get("/api/v1/inbox?limit=x").code()).isEqualTo("message-malformed");
        assertThat(bank.get("/api/v1/inbox?after=nonsense").code()).isEqualTo("message-malformed");
    }

    @Test
    void each_sees_its_own_side_of_an_exchange_and_its_obligations() {
        UUID id = idOf(send(order()));
        JsonNode seen = bank.get("/api/v1/exchanges/" + id).json();
        assertThat(seen.path("procedure").asString()).isEqualTo("account-freeze");
        assertThat(seen.path("messages")).hasSize(1);
        assertThat(seen.path("obligations").valueStream().map(it -> it.path("party").asString()))
                .containsOnly("X99.51.001");
        JsonNode owed = bank.get("/api/v1/obligations?status=open&party=me&limit=1000").json();
        assertThat(owed.path("items").valueStream().map(it -> it.path("exchange").asString()))
                .contains(id.toString());
        assertThat(outsider.get("/api/v1/obligations?limit=1000").text())
                .doesNotContain(id.toString());
        assertThat(bank.get("/api/v1/obligations?status=eaten").status()).isEqualTo(400);
    }

    @Test
    void the_catalogue_says_who_may_say_what_in_which_form() {
        JsonNode procedure = bank.get("/api/v1/regulations/account-freeze").json();
        assertThat(procedure.path("messages").valueStream().map(it -> it.path("type").asString()))
                .contains("account-freeze.order");
        assertThat(bank.get("/api/v1/regulations").json().path("items").size()).isPositive();
        assertThat(bank.get("/api/v1/schemas/account-freeze.order").json().path("type").asString())
                .isEqualTo("object");
        assertThat(bank.get("/api/v1/samples/account-freeze.order").body())
                .isNotEqualTo(bank.get("/api/v1/samples/account-freeze.order").body());
        for (String path :
                List.of("regulations/none", "schemas/no.such", "samples/Bad", "schemas/x")) {
            assertThat(bank.get("/api/v1/" + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void who_is_competent_is_answered_for_a_unit_on_a_day() {
        String asked = "/api/v1/agencies?role=competent-procuracy&unit=X99.11.001.01";
        JsonNode items = bank.get(asked + "&on=2026-03-01").json().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("identifier").asString()).isEqualTo("X99.31.001");
        assertThat(items.get(0).path("successors").isArray()).isTrue();
        assertThat(items.get(0).path("predecessors").isArray()).isTrue();
        assertThat(bank.get(asked).json().path("items")).hasSize(1);
        assertThat(bank.get(asked + "&on=2025-12-31").json().path("items")).isEmpty();
        assertThat(bank.get("/api/v1/agencies?on=2025-12-31").json().path("items")).isEmpty();
        for (String wrong :
                List.of(
                        "?on=tomorrow",
                        "?role=unheard-of&unit=X99.11.001",
                        "?role=competent-court",
                        "?role=competent-court&unit=X99.98.765",
                        "?unit=X99.11.001")) {
            Caller.Answer refused = bank.get("/api/v1/agencies" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("message-malformed");
        }
    }

    @Test
    void agencies_come_in_pages() {
        JsonNode first = bank.get("/api/v1/agencies?limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        String next = first.path("next").asString();
        JsonNode second = bank.get("/api/v1/agencies?limit=2&after=" + next).json();
        assertThat(second.path("items").path(0).path("identifier").asString()).isGreaterThan(next);
        assertThat(bank.get("/api/v1/agencies").json().path("next").isNull()).isTrue();
    }

    @Test
    void anybody_can_have_a_receipt_checked() {
        byte[] cms = order();
        Caller.Answer accepted = send(cms);
        Caller.Answer checked = verify(cms, accepted.body());
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.json().path("verdict").asString()).as(checked.text()).isEqualTo("valid");
        byte[] other = order();
        assertThat(verify(other, accepted.body()).json().path("verdict").asString())
                .isEqualTo("invalid");
    }

    private static Caller.Answer verify(byte[] cms, byte[] receipt) {
        var form = new java.io.ByteArrayOutputStream();
        part(form, "message", cms);
        part(form, "receipt", receipt);
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return stranger.post(
                "/api/v1/verify",
                form.toByteArray(),
                "Content-Type",
                "multipart/form-data; boundary=b");
    }

    private static void part(java.io.ByteArrayOutputStream form, String name, byte[] content) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n";
        form.writeBytes(head.formatted(name, name).getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
