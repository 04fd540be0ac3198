package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Whoever works from a terminal sees letters as they come, and answers them in their exchange. */
class ReplyAndWatchTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.003";

    private final Party office = Party.of(HUB, OFFICE);

    @BeforeEach
    void nothing_waits() {
        Party.emptied(HUB, OFFICE, BANK);
    }

    private static Said run(String agency, String... verb) {
        return Said.of(HUB, agency, verb);
    }

    private UUID sent(String type) {
        Draft draft = office.opening(type, BANK);
        office.send(office.signed(draft));
        UUID id = UUID.fromString(draft.field("id").asString());
        // An answer is to what was delivered.
        assertThat(Party.of(HUB, BANK).inbox()).extracting(InboxItem::id).contains(id);
        return id;
    }

    private Envelope answer() {
        return office.open(office.inbox().get(0)).envelope();
    }

    @Test
    void watch_shows_what_came_and_what_comes_each_once_and_ends_after_so_many() throws Exception {
        UUID first = sent("sandbox.ping");
        CompletableFuture<Said> watching =
                CompletableFuture.supplyAsync(() -> run(BANK, "watch", "--count", "2"));
        UUID second = sent("sandbox.ping");

        Said said = watching.get(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);

        assertThat(said.exit()).as(said.err()).isZero();
        List<String> shown =
                said.out().lines().filter(line -> line.contains("sandbox.ping")).toList();
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0)).contains(OFFICE).endsWith(first.toString());
        assertThat(shown.get(1)).endsWith(second.toString());
    }

    @Test
    void watch_speaks_json_to_programmes() {
        UUID id = sent("sandbox.ping");
        Said said = run(BANK, "watch", "--count", "1", "--json");
        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode item = Json.MAPPER.readTree(said.out());
        assertThat(item.path("id").asString()).isEqualTo(id.toString());
        assertThat(item.path("type").asString()).isEqualTo("sandbox.ping");
    }

    @Test
    void reply_sends_what_is_owed_back_to_the_sender_in_the_same_exchange() {
        UUID asked = sent("account-information.request");
        Said said = run(BANK, "reply", asked.toString(), "--sample");
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        Envelope answer = answer();
        assertThat(answer.type().value()).isEqualTo("account-information.reply");
        assertThat(answer.exchange()).isEqualTo(asked);
        assertThat(answer.inReplyTo()).contains(asked);
        assertThat(answer.to()).containsExactly(OFFICE);
    }

    @Test
    void reply_takes_another_type_where_one_is_named_and_a_dry_run_sends_nothing() {
        UUID asked = sent("sandbox.ping");
        String[] pong = {"reply", asked.toString(), "--type", "sandbox.pong", "--sample"};
        List<String> dry = new ArrayList<>(List.of(pong));
        dry.add("--dry-run");
        assertThat(run(BANK, dry.toArray(String[]::new)).exit()).isZero();
        assertThat(office.page(Duration.ZERO).items()).isEmpty();
        assertThat(run(BANK, pong).exit()).isZero();
        assertThat(answer().inReplyTo()).contains(asked);
    }

    @Test
    void reply_to_what_asks_for_nothing_and_to_what_nobody_sent_says_so() {
        Said nothing = run(OFFICE, "reply", pinged().toString(), "--sample");
        assertThat(nothing.exit()).isNotZero();
        assertThat(nothing.err() + nothing.out()).contains("owes no open answer");
        assertThat(run(BANK, "reply", UUID.randomUUID().toString(), "--sample").exit()).isNotZero();
        assertThat(office.page(Duration.ZERO).items()).isEmpty();
    }

    /** What the office sent itself: it is its own, and owes nothing for it. */
    private UUID pinged() {
        return sent("sandbox.ping");
    }
}
