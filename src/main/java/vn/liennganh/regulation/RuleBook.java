package vn.liennganh.regulation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.MessageType;

/** All procedures, policies, schemas and calendars of a configuration, compiled and immutable. */
public final class RuleBook {

    /**
     * Reads {@code regulations/}, {@code schemas/}, {@code samples/} and {@code calendars/} below the directory.
     *
     * @throws vn.liennganh.yaml.ConfigProblem at the first file that cannot be used
     */
    public static RuleBook load(Path configDir) {
        throw new UnsupportedOperationException();
    }

    /** The rule of a type on a day; empty where the type is unknown or not in force. */
    public Optional<MessageRule> rule(MessageType type, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** Every procedure in force on a day, by name. */
    public List<Edition> inForce(LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Optional<Edition> edition(String procedure, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Optional<Edition> edition(String procedure, int edition) {
        throw new UnsupportedOperationException();
    }

    /** The JSON Schema of a type's body, complete in itself. */
    public Optional<JsonNode> schema(MessageType type, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** {@link #sample(MessageType, Instant, RandomGenerator)} at the first moment of the day. */
    public Optional<ObjectNode> sample(MessageType type, LocalDate on, RandomGenerator random) {
        return sample(type, LegalClock.midnight(on), random);
    }

    /** A complete valid message document with invented content, every time another case. */
    public Optional<ObjectNode> sample(MessageType type, Instant now, RandomGenerator random) {
        throw new UnsupportedOperationException();
    }

    /** The duty that an obligation's {@code rule} names, with its citations. */
    public Optional<Duty> duty(String rule) {
        throw new UnsupportedOperationException();
    }

    /** Which notices go to whom, when, if nobody fulfils the obligation; in the order of time. */
    public List<LapsePlan.Notice> lapsePlan(Obligation obligation) {
        throw new UnsupportedOperationException();
    }

    public LegalClock clock() {
        throw new UnsupportedOperationException();
    }
}
