package vn.liennganh.partner.simulator;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.VerificationFailed;

/** One agency at work: waits for deliveries, treats each as its behaviour says, acknowledges. */
final class SimulatedAgency implements Runnable {

    private static final int PAGE = 100;
    private static final Duration POLL = Duration.ofSeconds(25);
    private static final Duration POLL_WITH_WORK = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Office office;
    private final Path behaviourFile;
    private final Journal journal;
    private final long idle;
    private final Map<UUID, InboxItem> waiting = new LinkedHashMap<>();
    private Optional<Clerk> clerk = Optional.empty();
    private Optional<String> after = Optional.empty();
    private Behaviour behaviour = Behaviour.PROMPT;
    private volatile boolean stopped;

    SimulatedAgency(Office office, Path behaviourFile, Journal journal) {
        this(office, behaviourFile, journal, IDLE);
    }

    /**
     * @param idle how long it rests where there is nothing to do, and where something went wrong
     *     for the first time
     */
    SimulatedAgency(Office office, Path behaviourFile, Journal journal, Duration idle) {
        this.idle = idle.toMillis();
        this.office = office;
        this.behaviourFile = behaviourFile;
        this.journal = journal;
    }

    /** Works until it is stopped; whatever goes wrong, it tries again a little later. */
    @Override
    public void run() {
        long pause = idle;
        while (!stopped) {
            try {
                round();
                pause = idle;
            } catch (RuntimeException trouble) {
                if (pause > idle || !(trouble instanceof UncheckedIOException)) {
                    journal.note(office.id().value(), "waits: " + reason(trouble));
                }
                after = Optional.empty(); // a place in a list that the hub may have forgotten
                rest(Math.max(pause, wished(trouble)));
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    void stop() {
        stopped = true;
    }

    private void round() {
        Behaviour wanted = Behaviour.read(behaviourFile);
        if (wanted != behaviour) {
            journal.note(office.id().value(), "is now " + wanted);
            behaviour = wanted;
            waiting.clear();
            after = Optional.empty();
        }
        if (!behaviour.reads()) {
            rest(idle);
            return;
        }
        Clerk known = clerk.orElseGet(this::newClerk);
        InboxPage page = office.hub().inbox(PAGE, waiting.isEmpty() ? POLL : POLL_WITH_WORK, after);
        if (Behaviour.read(behaviourFile) != behaviour) {
            return; // told otherwise while it waited: nothing listed is fetched under the old word
        }
        page.items().forEach(item -> waiting.put(item.id(), item));
        after = page.next().or(() -> after);
        work(known);
    }

    private Clerk newClerk() {
        Clerk made = new Clerk(office, office.kind(), journal);
        clerk = Optional.of(made);
        return made;
    }

    /** Handles what waits; what was handled is acknowledged even if a later one fails. */
    private void work(Clerk known) {
        Map<UUID, Sha256> handled = new LinkedHashMap<>();
        try {
            for (InboxItem item : waiting.values().toArray(InboxItem[]::new)) {
                Clerk.Outcome outcome = treat(known, item);
                if (outcome instanceof Clerk.Outcome.Done done) {
                    handled.put(item.id(), done.message().sha256());
                } else if (outcome instanceof Clerk.Outcome.Left) {
                    waiting.remove(item.id());
                }
            }
        } finally {
            acknowledge(handled);
        }
    }

    /** All at once; if the hub minds one of them, each alone, so that it holds up no other. */
    private void acknowledge(Map<UUID, Sha256> handled) {
        if (handled.isEmpty()) {
            return;
        }
        try {
            office.acknowledge(handled);
        } catch (Problem refused) {
            if (refused.retryable()) {
                throw refused;
            }
            journal.note(office.id().value(), "acknowledgement refused: " + refused.code());
            if (handled.size() > 1) {
                handled.forEach((id, sha256) -> acknowledge(Map.of(id, sha256)));
            }
        }
        waiting.keySet().removeAll(handled.keySet());
    }

    private Clerk.Outcome treat(Clerk known, InboxItem item) {
        try {
            return known.handle(item, behaviour);
        } catch (VerificationFailed unproved) {
            journal.note(
                    office.id().value(), item.id() + " is not proved: " + unproved.getMessage());
            return new Clerk.Outcome.Left();
        } catch (Problem refused) {
            if (refused.retryable()) {
                throw refused;
            }
            journal.note(office.id().value(), item.id() + " is left: " + refused.code());
            return new Clerk.Outcome.Left();
        }
    }

    private static String reason(RuntimeException trouble) {
        if (trouble instanceof Problem refused) {
            return refused.status() + " " + refused.code();
        }
        Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
        return cause.getClass().getSimpleName() + " " + cause.getMessage();
    }

    private static long wished(RuntimeException trouble) {
        return trouble instanceof Problem refused
                ? refused.retryAfter().map(Duration::toMillis).orElse(0L)
                : 0;
    }

    private void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException told) {
            stopped = true;
        }
    }
}
