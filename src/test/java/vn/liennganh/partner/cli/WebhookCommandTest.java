package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.support.HttpsReceiver;

/** An agency looks after its webhook at the shell. */
class WebhookCommandTest {

    private static ChannelHub channels;
    private static HttpsReceiver receiver;
    private static Party sender;

    @BeforeAll
    static void a_hub_with_partners_that_are_pushed_to() {
        channels = ChannelHub.shared();
        receiver = channels.receiver();
        sender = Party.of(channels.hub(), "X99.11.001");
    }

    @AfterEach
    void the_server_takes_again() {
        receiver.takeAgain("/events");
    }

    @Test
    void it_shows_the_url_and_makes_a_secret_that_is_shown_once() {
        Said made = webhook(ChannelHub.EVENTS, "--secret");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.json().path("secret").asString()).startsWith("whsec_");

        JsonNode shown = webhook(ChannelHub.EVENTS).json();
        assertThat(shown.path("url").asString()).endsWith("/events");
        assertThat(shown.path("sends").asString()).isEqualTo("event");
        assertThat(shown.path("publicKey").asString())
                .isEqualTo(made.json().path("publicKey").asString());
        assertThat(shown.has("secret")).isFalse();
    }

    @Test
    void what_was_pushed_is_pushed_again_by_id_and_by_time() {
        webhook(ChannelHub.EVENTS, "--secret");
        String from = sender.hub().whoami().time().minusSeconds(1).toString();
        UUID id = ping();
        await().until(() -> times(id) == 1);
        String to = sender.hub().whoami().time().plusSeconds(60).toString();

        Said one = webhook(ChannelHub.EVENTS, "--replay", id.toString());
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(one.json().path("pushed").asInt()).isEqualTo(1);
        await().until(() -> times(id) == 2);

        Said range = webhook(ChannelHub.EVENTS, "--from", from, "--to", to);
        assertThat(range.json().path("pushed").asInt()).isPositive();
        await().until(() -> times(id) == 3);
    }

    @Test
    void a_url_that_answered_410_is_pushed_to_again_when_it_is_enabled() {
        webhook(ChannelHub.EVENTS, "--secret");
        receiver.answer("/events", 410);
        UUID id = ping();
        await().until(() -> webhook(ChannelHub.EVENTS).json().has("goneAt"));
        receiver.takeAgain("/events");
        int before = times(id);

        assertThat(webhook(ChannelHub.EVENTS, "--enable").json().has("goneAt")).isFalse();

        await().until(() -> times(id) > before);
    }

    @Test
    void two_wishes_at_once_are_a_mistake_and_an_agency_without_one_is_told() {
        assertThat(webhook(ChannelHub.EVENTS, "--secret", "--enable").exit()).isEqualTo(2);
        assertThat(webhook(ChannelHub.EVENTS, "--from", "2026-11-20T00:00:00Z").exit())
                .isEqualTo(2);
        assertThat(webhook("X99.11.001").exit()).isEqualTo(6);
    }

    private static UUID ping() {
        return Statement.read(sender.send(sender.ping(ChannelHub.EVENTS)).statement())
                .orElseThrow()
                .messageId();
    }

    private static int times(UUID id) {
        return (int)
                receiver.calls("/events").stream()
                        .filter(call -> id.toString().equals(call.headers().get("webhook-id")))
                        .count();
    }

    private static Said webhook(String agency, String... wish) {
        List<String> words = new ArrayList<>(List.of(Said.words("webhook", wish)));
        words.add("--json");
        return Said.of(channels.hub(), agency, words.toArray(String[]::new));
    }
}
