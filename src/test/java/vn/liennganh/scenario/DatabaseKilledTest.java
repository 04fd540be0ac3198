package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.Tools;

/**
 * {@code kill -9} to PostgreSQL alone, under load, while the hub lives on: nobody waits, nothing
 * accepted is lost, and everything goes on without a restart of the hub.
 */
@Tag(Tools.LONG)
class DatabaseKilledTest {

    private static final List<String> SENDERS = List.of("X99.11.001", "X99.11.002", "X99.51.002");
    private static final String RECIPIENT = "X99.51.001";
    private static final int KILLS = 3;
    private static final Duration HEALED = Duration.ofSeconds(60);

    private final List<Ledger> ledgers = SENDERS.stream().map(sender -> new Ledger()).toList();
    private final Ledger inbox = new Ledger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private volatile boolean done;

    @Test
    void the_hub_outlives_its_database() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            hub.start();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < SENDERS.size(); i++) {
                int index = i;
                Thread thread = new Thread(() -> send(hub, index), SENDERS.get(i));
                thread.start();
                threads.add(thread);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int before = accepted.get();
                await().atMost(HEALED).until(() -> accepted.get() >= before + 10);
                int refused = unavailable.get();
                kill(hub);
                await().atMost(HEALED).until(() -> unavailable.get() > refused);
            }
            int before = accepted.get();
            await().atMost(HEALED).until(() -> accepted.get() >= before + 10);
            done = true;
            await().atMost(HEALED).until(() -> threads.stream().noneMatch(Thread::isAlive));

            assertThat(hub.isAlive()).isTrue();
            settle(hub);
            assertThat(Files.readString(Path.of(hub.log())))
                    .contains("PostgreSQL has ended")
                    .contains("the database answers again");
        }
    }

    private void send(HubProcess hub, int index) {
        Party sender = Party.of(hub, SENDERS.get(index));
        Ledger ledger = ledgers.get(index);
        while (!done) {
            try {
                (ledger.send(sender, sender.ping(RECIPIENT)) ? accepted : unavailable)
                        .incrementAndGet();
            } catch (Problem away) {
                // The sample or the time was asked for while nobody could say.
                assertThat(away.status()).isEqualTo(503);
                unavailable.incrementAndGet();
            }
        }
    }

    private void settle(HubProcess hub) {
        Party recipient = Party.of(hub, RECIPIENT);
        List<java.util.UUID> all = new ArrayList<>();
        for (int i = 0; i < SENDERS.size(); i++) {
            ledgers.get(i).settle(Party.of(hub, SENDERS.get(i)));
            all.addAll(ledgers.get(i).accepted());
        }
        await().atMost(HEALED)
                .until(() -> inbox.drain(recipient) && inbox.received().containsAll(all));
        for (int i = 0; i < SENDERS.size(); i++) {
            ledgers.get(i).honoured(Party.of(hub, SENDERS.get(i)));
        }
        assertThat(inbox.received()).containsExactlyInAnyOrderElementsOf(all);
    }

    /** The postmaster alone; its children notice by themselves. */
    private static void kill(HubProcess hub) throws IOException {
        Path pidFile = hub.dataDir().resolve("postgres/cluster/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }
}
