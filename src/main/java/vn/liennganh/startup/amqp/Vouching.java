package vn.liennganh.startup.amqp;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.liennganh.startup.broker.Answer;
import vn.liennganh.startup.broker.Registry;
import vn.liennganh.startup.broker.Wire;

/**
 * Says to a stand-alone broker whose the certificates are that are shown there, and says it again
 * for as long as they are in use. Safe for many threads: judging may take its time, because it may
 * ask others about revocation.
 */
final class Vouching {

    private final Registry registry;

    /** Certificates of which the broker wants to hear, and what was last said of each. */
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    private record Shown(List<X509Certificate> chain, Answer said) {}

    Vouching(Registry registry) {
        this.registry = registry;
    }

    /** Nothing has been said: the broker is another one, or it has begun anew. */
    void forget() {
        shown.clear();
    }

    /** The broker asks about these certificates. */
    void shown(BrokerLine line, List<X509Certificate> chain) {
        String fingerprint = Wire.fingerprint(chain);
        shown.put(fingerprint, new Shown(chain, Answer.nobody(fingerprint)));
        say(line, Set.of(fingerprint), true);
    }

    /**
     * Judges all that are in use and says what has changed.
     *
     * @param all whether to say also what has not
     */
    void say(BrokerLine line, boolean all) {
        say(line, Set.copyOf(shown.keySet()), all);
    }

    private void say(BrokerLine line, Collection<String> fingerprints, boolean all) {
        List<Answer> answers = new ArrayList<>();
        for (String fingerprint : fingerprints) {
            Optional.ofNullable(shown.get(fingerprint))
                    .map(one -> judged(fingerprint, one.chain()))
                    .ifPresent(answers::add);
        }
        // One at a time, so that nothing is said of what the broker has just let go.
        synchronized (this) {
            List<String> lines = new ArrayList<>();
            for (Answer answer : answers) {
                Shown before = shown.get(answer.fingerprint());
                if (before != null && (all || !before.said().equals(answer))) {
                    lines.add(answer.write());
                    keep(before, answer);
                }
            }
            if (!lines.isEmpty()) {
                Wire.lines(line.call("know", String.join(Wire.LINE, lines))).forEach(shown::remove);
            }
        }
    }

    private void keep(Shown before, Answer answer) {
        if (answer.caller().isEmpty()) {
            shown.remove(answer.fingerprint());
        } else {
            shown.put(answer.fingerprint(), new Shown(before.chain(), answer));
        }
    }

    private Answer judged(String fingerprint, List<X509Certificate> chain) {
        return registry.caller(chain)
                .map(
                        caller ->
                                new Answer(
                                        fingerprint,
                                        Optional.of(caller),
                                        registry.connections(caller.agency())))
                .orElseGet(() -> Answer.nobody(fingerprint));
    }
}
