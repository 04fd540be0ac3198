package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.Tools;

/** {@code kill -9} at a random moment while four agencies send at once. */
class KillUnderLoadTest {

    private static final List<String> SENDERS =
            List.of("X99.11.001", "X99.11.002", "X99.51.002", "X99.31.000");
    private static final String RECIPIENT = "X99.51.001";

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Ledger> ledgers = SENDERS.stream().map(sender -> new Ledger()).toList();
    private final Ledger inbox = new Ledger();

    /** What comes after it is a hub in this JVM, which is there sooner than another process. */
    @Test
    void nothing_accepted_is_lost_and_nothing_arrives_twice() {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            hub.start();
            loadUntilKilled(hub);
            try (RunningHub next = RunningHub.after(hub)) {
                settle(agency -> Party.of(next, agency));
            }
        }
    }

    @Test
    @Tag(Tools.LONG)
    void nor_where_it_is_killed_again_while_it_recovers_from_the_last_time() {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            for (int kill = 0; kill < 3; kill++) {
                hub.start();
                loadUntilKilled(hub);
            }
            hub.start();
            settle(agency -> Party.of(hub, agency));
        }
    }

    private void loadUntilKilled(HubProcess hub) {
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS.size(); i++) {
            int index = i;
            Thread thread = new Thread(() -> send(hub, index, accepted), SENDERS.get(i));
            thread.start();
            threads.add(thread);
        }
        int enough = 20 + random.nextInt(150);
        Awaitility.await("seed " + seed)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> accepted.get() >= enough);
        hub.kill();
        Awaitility.await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private void send(HubProcess hub, int index, AtomicInteger accepted) {
        try {
            Party sender = Party.of(hub, SENDERS.get(index));
            while (hub.isAlive() && ledgers.get(index).send(sender, sender.ping(RECIPIENT))) {
                accepted.incrementAndGet();
            }
        } catch (UncheckedIOException | Problem gone) {
            // The hub died while the message was being written.
        }
    }

    private void settle(Function<String, Party> parties) {
        Set<UUID> accepted = new HashSet<>();
        Party recipient = parties.apply(RECIPIENT);
        for (int i = 0; i < SENDERS.size(); i++) {
            ledgers.get(i).settle(parties.apply(SENDERS.get(i)));
            accepted.addAll(ledgers.get(i).accepted());
        }
        Awaitility.await("seed " + seed)
                .atMost(Duration.ofSeconds(120))
                .until(() -> inbox.drain(recipient) && inbox.received().containsAll(accepted));
        for (int i = 0; i < SENDERS.size(); i++) {
            ledgers.get(i).honoured(parties.apply(SENDERS.get(i)));
        }
        assertThat(inbox.received()).as("seed " + seed).isEqualTo(accepted);
    }
}
