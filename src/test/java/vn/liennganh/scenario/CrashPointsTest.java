package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.Tools;

/**
 * The unchanged hub dies at an exact line, is started again, dies at the next one, and so on: every
 * receipt handed out is honoured exactly once.
 */
@Tag(Tools.LONG)
class CrashPointsTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";

    /** A call may be refused or broken off although the hub lives on; then the next one counts. */
    private static final Duration TRYING = Duration.ofSeconds(30);

    private static final List<CrashPoint> POINTS =
            List.of(
                    new CrashPoint("body read", "intake.Intake", "submit", "AT ENTRY", 3),
                    new CrashPoint(
                            "inside the transaction",
                            "intake.MessageRepository",
                            "insert",
                            "AT EXIT",
                            3),
                    new CrashPoint("just before commit", "intake.Committer", "store", "AT EXIT", 4),
                    new CrashPoint(
                            "committed, no head yet",
                            "evidence.EvidenceLog",
                            "seal",
                            "AT ENTRY",
                            3),
                    new CrashPoint(
                            "head signed, not written",
                            "evidence.HeadFile",
                            "write",
                            "AT ENTRY",
                            3),
                    new CrashPoint(
                            "head written, not sent", "evidence.EvidenceLog", "seal", "AT EXIT", 4),
                    new CrashPoint(
                            "consignment not attested",
                            "intake.Attestations",
                            "consign",
                            "AT ENTRY",
                            2),
                    new CrashPoint(
                            "handover not attested",
                            "intake.Attestations",
                            "handOver",
                            "AT ENTRY",
                            2),
                    new CrashPoint("outbox read", "delivery.BrokerSender", "send", "AT ENTRY", 2),
                    new CrashPoint(
                            "sent, place not kept", "delivery.BrokerSender", "send", "AT EXIT", 2),
                    new CrashPoint(
                            "shelved, not settled", "delivery.Shelf", "shelve", "AT EXIT", 2));

    @Test
    void every_receipt_is_honoured_once_whatever_line_the_hub_dies_at() throws IOException {
        Ledger ledger = new Ledger();
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            for (CrashPoint point : POINTS) {
                hub.start(point.argument());
                sendUntilDeath(hub, ledger);
                assertThat(hub.awaitEnd(Duration.ofSeconds(20)))
                        .as("the kill came: " + point.name())
                        .isTrue();
            }
            hub.start();
            ledger.allArrives(
                    Party.of(hub, SENDER), Party.of(hub, RECIPIENT), Duration.ofSeconds(60));
        }
    }

    private static void sendUntilDeath(HubProcess hub, Ledger ledger) {
        Party sender = Party.of(hub, SENDER);
        Party recipient = Party.of(hub, RECIPIENT);
        long end = System.nanoTime() + TRYING.toNanos();
        while (hub.isAlive() && System.nanoTime() < end) {
            try {
                ledger.send(sender, sender.ping(RECIPIENT));
            } catch (java.io.UncheckedIOException gone) {
                continue; // It died before the message was written, or the call broke off.
            }
            ledger.drain(recipient);
        }
    }
}
