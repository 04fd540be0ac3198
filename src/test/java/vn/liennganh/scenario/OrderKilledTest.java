package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.Tools;

/**
 * The hub dies between what an order means: its exchange, its duties, what the log tells of them,
 * the timers, and what is told after the commit. Each order has exactly its duties.
 */
@Tag(Tools.LONG)
class OrderKilledTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final Duration TRYING = Duration.ofSeconds(30);
    private static final Duration HEALED = Duration.ofSeconds(90);

    private static final List<CrashPoint> POINTS =
            List.of(
                    point("duties worded", "intake.audit.DutyWitness", "of", "AT EXIT", 1),
                    point("duties written", "exchange.ExchangeBook", "store", "AT EXIT", 2),
                    point("timers set", "deadline.Timers", "onBatch", "AT EXIT", 1),
                    point("told after the commit", "intake.Writer", "publish", "AT EXIT", 2));

    private final Ledger ledger = new Ledger();

    private static CrashPoint point(
            String name, String type, String method, String where, int passage) {
        return new CrashPoint(name, type, method, where, passage);
    }

    @Test
    void every_order_has_exactly_its_duties() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            for (CrashPoint point : POINTS) {
                hub.start(point.argument());
                orderUntilDeath(hub);
                died(hub, point);
            }
            hub.start();
            Party office = Party.of(hub, OFFICE);
            ledger.settle(office);
            ledger.honoured(office);
            List<String> usual = duties(office, order(office, ledger));
            assertThat(usual).isNotEmpty();
            assertThat(ledger.accepted().size()).isGreaterThan(1);
            for (UUID exchange : ledger.accepted()) {
                assertThat(duties(office, exchange)).as("" + exchange).isEqualTo(usual);
            }
        }
    }

    private void orderUntilDeath(HubProcess hub) {
        Party office = Party.of(hub, OFFICE);
        long end = System.nanoTime() + TRYING.toNanos();
        while (hub.isAlive() && System.nanoTime() < end) {
            try {
                order(office, ledger);
            } catch (UncheckedIOException | Problem gone) {
                // It died before the message was written, or while it was.
            }
        }
    }

    /** A debt of its own each time. */
    private static UUID order(Party office, Ledger ledger) {
        Draft draft = office.opening("account-freeze.order", BANK);
        draft.caseNumber("killed-" + UUID.randomUUID());
        draft.body().withObject("/decision").put("number", "QD-" + UUID.randomUUID());
        ledger.send(office, office.signed(draft));
        return UUID.fromString(draft.field("id").asString());
    }

    private static void died(HubProcess hub, CrashPoint point) {
        assertThat(hub.awaitEnd(HEALED)).as("the kill came: " + point.name()).isTrue();
    }

    private static List<String> duties(Party office, UUID exchange) {
        return office.hub().dutiesOf(exchange).stream()
                .map(duty -> duty.party() + " " + duty.owes())
                .sorted()
                .toList();
    }
}
