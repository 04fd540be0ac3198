package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** An inbox that is handed out with the signed bytes, page by page. */
class HandoutTest {

    private static final String OFFICE = "X99.11.001";
    private static final String LAND_OFFICE = "X99.53.001";
    private static final String LIST = "/api/v1/inbox?limit=1000&content=true";
    private static final int LARGE = 100_000;
    private static final int PAGE_MAX = 1_024 * 1_024;

    private static Party office;
    private static Caller recipient;
    private static final Map<String, byte[]> SENT = new HashMap<>();

    @BeforeAll
    static void send() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        recipient = Caller.of(hub, LAND_OFFICE);
        Party.emptied(hub, LAND_OFFICE);
        for (int i = 0; i < 5; i++) {
            Draft draft = office.opening("sandbox.ping", LAND_OFFICE);
            draft.body().put("text", "\u1ec7".repeat(LARGE));
            byte[] cms = office.sealed(draft);
            UUID id = Statement.read(office.send(cms).statement()).orElseThrow().messageId();
            SENT.put(id.toString(), cms);
        }
    }

    @Test
    void every_message_comes_once_bit_for_bit_and_no_page_is_larger_than_fits() throws IOException {
        Set<String> seen = new HashSet<>();
        String after = "";
        while (!seen.containsAll(SENT.keySet())) {
            JsonNode page = recipient.get(LIST + "&wait=20&after=" + after).json();
            assertThat(page.path("items")).isNotEmpty();
            List<Integer> sizes = new ArrayList<>();
            for (JsonNode item : page.path("items")) {
                byte[] bytes = item.path("message").binaryValue();
                sizes.add(bytes.length);
                assertThat(bytes.length).isEqualTo(item.path("size").asInt());
                assertThat(Sha256.of(bytes).hex()).isEqualTo(item.path("sha256").asString());
                assertThat(seen.add(item.path("id").asString())).isTrue();
                byte[] sent = SENT.get(item.path("id").asString());
                if (sent != null) {
                    assertThat(bytes).isEqualTo(sent);
                }
            }
            assertThat(sizes.size() == 1 || sizes.stream().mapToInt(it -> it).sum() <= PAGE_MAX)
                    .isTrue();
            after = page.path("next").asString();
        }
    }

    @Test
    void whoever_asks_for_the_headers_alone_was_left_nothing() {
        UUID id = sent();
        UUID later = sent();
        await().until(() -> listed().containsAll(List.of(id.toString(), later.toString())));

        assertThat(recipient.call("HEAD", LIST, BodyPublishers.noBody()).status()).isEqualTo(200);
        // What is written of this fetch would stand behind what was written of the one before.
        assertThat(recipient.get("/api/v1/messages/" + later).status()).isEqualTo(200);
        await().until(() -> kinds(later).contains(StatementKind.CONTENT_CONSIGNMENT));
        assertThat(kinds(id)).doesNotContain(StatementKind.CONTENT_CONSIGNMENT);

        String after = "";
        List<String> page = List.of();
        while (!page.contains(id.toString())) {
            JsonNode next = recipient.get(LIST + "&after=" + after).json();
            page = ids(next);
            after = next.path("next").asString();
        }
        await().until(() -> kinds(id).contains(StatementKind.CONTENT_CONSIGNMENT));
    }

    @Test
    void a_plain_list_has_no_bytes_and_a_place_of_nobodys_is_refused() {
        JsonNode page = recipient.get("/api/v1/inbox?limit=1").json();
        assertThat(page.path("items")).isNotEmpty().noneMatch(item -> item.has("message"));
        assertThat(recipient.get(LIST + "&after=nowhere").code()).isEqualTo("message-malformed");
    }

    private static UUID sent() {
        byte[] cms = office.ping(LAND_OFFICE);
        return Statement.read(office.send(cms).statement()).orElseThrow().messageId();
    }

    private static List<String> listed() {
        return ids(recipient.get("/api/v1/inbox?limit=1000").json());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(it -> it.path("id").asString()).toList();
    }

    private static List<StatementKind> kinds(UUID message) {
        return office.hub().evidence(message).stream()
                .map(it -> Statement.read(it.statement()).orElseThrow().kind())
                .toList();
    }
}
