package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.support.Tools;

/**
 * The hub dies between the commit and the route, between looking and closing, and between closing
 * and telling: the gathering closes, and closes once.
 */
@Tag(Tools.LONG)
class GatheringKilledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final CrashPoint NOT_CARRIED =
            new CrashPoint("not carried", "delivery.gather.Gatherer", "parcel", "AT ENTRY", 1);
    private static final CrashPoint LOOKED =
            new CrashPoint("looked", "gathering.GatheringRepository", "close", "AT ENTRY", 1);
    private static final CrashPoint CLOSED =
            new CrashPoint("closed", "gathering.GatheringRepository", "close", "AT EXIT", 1);

    @Test
    void it_closes_once_wherever_the_hub_dies() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            hub.start(NOT_CARRIED.argument());
            Party office = Party.of(hub, "X99.11.001");
            Draft letter = office.opening("reminder.letter", "X99.51.001", "X99.51.002");
            office.send(office.signed(letter));
            Envelope request = EnvelopeReader.read(letter.bytes()).value();
            List<Reply> replies =
                    List.of(reply(hub, "X99.51.001", request), reply(hub, "X99.51.002", request));
            replies.forEach(GatheringKilledTest::tried);
            ended(hub, NOT_CARRIED);

            begun(hub, LOOKED);
            if (hub.isAlive()) {
                replies.forEach(GatheringKilledTest::tried);
            }
            ended(hub, LOOKED);

            begun(hub, CLOSED);
            ended(hub, CLOSED);

            hub.start();
            String path = "/exchanges/" + request.id() + "/gathering";
            await().atMost(PATIENCE)
                    .until(() -> office.hub().json(path).path("closedAt").isString());
            JsonNode closed = office.hub().json(path);
            assertThat(closed.path("end").asString()).isEqualTo("by-count");
            assertThat(closed.path("counts").path("answered").asInt()).isEqualTo(2);
        }
    }

    /** What a bank says, signed once: sent again it is the same. */
    private record Reply(Party bank, byte[] bytes) {}

    private static Reply reply(HubProcess hub, String bank, Envelope request) {
        Party party = Party.of(hub, bank);
        return new Reply(party, party.sealed(party.answering("reminder.answer", request)));
    }

    private static void tried(Reply one) {
        try {
            one.bank().send(one.bytes());
        } catch (UncheckedIOException died) {
            // It is sent again after the next start.
        }
    }

    /** It may die before anybody can connect. */
    private static void begun(HubProcess hub, CrashPoint point) throws IOException {
        try {
            hub.start(point.argument());
        } catch (IllegalStateException died) {
            assertThat(hub.isAlive()).isFalse();
        }
    }

    private static void ended(HubProcess hub, CrashPoint point) {
        assertThat(hub.awaitEnd(PATIENCE)).as("the kill came: " + point.name()).isTrue();
    }
}
