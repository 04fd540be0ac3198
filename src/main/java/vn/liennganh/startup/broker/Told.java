package vn.liennganh.startup.broker;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.AgencyId;

/**
 * What a stand-alone broker knows of the agency registry: what the hub has told it, and nothing
 * before that. A word holds for a while only and is said again by a hub that is there, so that a
 * certificate revoked while the line is down opens nothing for long. Nothing of it is kept on disk.
 */
final class Told implements Registry {

    /** A certificate that nobody uses for so long need not be spoken of any more. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long PATIENCE_SECONDS = 5;

    private final LongSupplier nanoTime;
    private final Map<String, Word> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
    private final Map<AgencyId, Long> resting = new ConcurrentHashMap<>();
    private volatile Terms terms = Terms.NONE;
    private volatile long lease;

    /** Of one certificate, with when it was last used and until when it holds. */
    private static final class Word {

        private volatile Answer answer;
        private volatile long until;
        private volatile long used;

        Word(Answer answer, long until, long used) {
            this.answer = answer;
            this.until = until;
            this.used = used;
        }
    }

    /**
     * @param nanoTime nanoseconds that only ever grow
     */
    Told(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A hub has come.
     *
     * @param lasting how long a word of it holds
     */
    void begin(Terms hubs, Duration lasting) {
        lease = lasting.toNanos();
        terms = hubs;
    }

    /** Takes the hub's words; returns whether one of them says other than before. */
    boolean hear(List<Answer> answers) {
        boolean changed = false;
        long now = nanoTime.getAsLong();
        for (Answer answer : answers) {
            changed |= hear(answer, now);
            Optional.ofNullable(asked.remove(answer.fingerprint()))
                    .ifPresent(waiting -> waiting.complete(null));
        }
        return changed;
    }

    private boolean hear(Answer answer, long now) {
        Word word = known.get(answer.fingerprint());
        if (answer.caller().isEmpty()) {
            return known.remove(answer.fingerprint()) != null;
        }
        if (word == null) {
            known.put(answer.fingerprint(), new Word(answer, now + lease, now));
            return false;
        }
        boolean changed = !word.answer.equals(answer);
        word.answer = answer;
        word.until = now + lease;
        return changed;
    }

    /** Of which certificates the hub need not speak any more: it will be asked again. */
    Set<String> unused() {
        long now = nanoTime.getAsLong();
        Set<String> idle =
                known.entrySet().stream()
                        .filter(entry -> now - entry.getValue().used > IDLE_NANOS)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        known.keySet().removeAll(idle);
        return idle;
    }

    /**
     * Ends when something is known of the certificate, or when the hub keeps silent for too long.
     *
     * @param ask asks the hub, if it must be asked
     */
    CompletableFuture<Void> awaited(List<X509Certificate> chain, Runnable ask) {
        String fingerprint = Wire.fingerprint(chain);
        if (word(fingerprint) != null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        CompletableFuture<Void> others = asked.putIfAbsent(fingerprint, waiting);
        if (others != null) {
            return others;
        }
        waiting.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, failed) -> asked.remove(fingerprint, waiting));
        ask.run();
        return waiting;
    }

    void rest(AgencyId agency, Duration rest) {
        resting.put(agency, nanoTime.getAsLong() + rest.toNanos());
    }

    @Override
    public Optional<Caller> caller(List<X509Certificate> chain) {
        Word word = chain.isEmpty() ? null : word(Wire.fingerprint(chain));
        return word == null ? Optional.empty() : word.answer.caller();
    }

    private @Nullable Word word(String fingerprint) {
        Word word = known.get(fingerprint);
        long now = nanoTime.getAsLong();
        if (word == null || word.until - now <= 0) {
            return null;
        }
        word.used = now;
        return word;
    }

    @Override
    public long connections(AgencyId agency) {
        return known.values().stream()
                .map(word -> word.answer)
                .filter(answer -> answer.caller().orElseThrow().agency().equals(agency))
                .mapToLong(Answer::connections)
                .max()
                .orElse(0);
    }

    @Override
    public boolean rests(AgencyId agency) {
        Long until = resting.get(agency);
        if (until == null) {
            return false;
        }
        if (until - nanoTime.getAsLong() > 0) {
            return true;
        }
        resting.remove(agency, until);
        return false;
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
