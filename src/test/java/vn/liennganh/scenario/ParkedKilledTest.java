package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.support.Tools;

/**
 * The hub dies between parking a delivery that has no way and saying so: each sender is told once.
 */
@Tag(Tools.LONG)
class ParkedKilledTest {

    private static final String SENDER = "X99.11.001";
    private static final String NOT_ENROLLED = "X99.51.099";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<CrashPoint> POINTS =
            List.of(
                    point("parked, not committed", "delivery.HeldRepository", "park", "AT EXIT"),
                    point("parked, not attested", "delivery.ParkingWitness", "failure", "AT ENTRY"),
                    point("attestation not committed", "intake.Attestations", "carry", "AT EXIT"),
                    point("attested, not noted", "delivery.HeldRepository", "attested", "AT ENTRY"),
                    point("noted", "delivery.HeldRepository", "attested", "AT EXIT"));

    private final Ledger ledger = new Ledger();

    private static CrashPoint point(String name, String type, String method, String where) {
        return new CrashPoint(name, type, method, where, 1);
    }

    @Test
    void whoever_sends_to_one_that_cannot_be_reached_is_told_once() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            for (CrashPoint point : POINTS) {
                dieOf(hub, point);
            }
            hub.start();
            Party sender = Party.of(hub, SENDER);
            ledger.settle(sender);
            assertThat(ledger.accepted()).isNotEmpty();
            for (UUID message : ledger.accepted()) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(failures(sender, message))
                                                .as("" + message)
                                                .isEqualTo(1));
            }
            // One more that is told of after all the others: nothing is on its way any more.
            assertThat(ledger.send(sender, sender.ping(NOT_ENROLLED))).isTrue();
            for (UUID message : ledger.accepted()) {
                await().atMost(PATIENCE).until(() -> failures(sender, message) > 0);
                assertThat(failures(sender, message)).as("" + message).isEqualTo(1);
            }
            ledger.honoured(sender);
        }
    }

    /** What an earlier death left behind may be taken up before anything is sent. */
    private void dieOf(HubProcess hub, CrashPoint point) throws IOException {
        try {
            hub.start(point.argument());
            Party sender = Party.of(hub, SENDER);
            ledger.send(sender, sender.ping(NOT_ENROLLED));
        } catch (IllegalStateException | UncheckedIOException died) {
            // As it should.
        }
        assertThat(hub.awaitEnd(PATIENCE)).as("the kill came: " + point.name()).isTrue();
    }

    private static long failures(Party sender, UUID message) {
        return sender.hub().evidence(message).stream()
                .map(Receipt::statement)
                .flatMap(bytes -> Statement.read(bytes).stream())
                .filter(one -> one.kind() == StatementKind.RELAY_FAILURE)
                .count();
    }
}
