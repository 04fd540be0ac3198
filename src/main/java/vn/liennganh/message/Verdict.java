package vn.liennganh.message;

import java.util.Optional;
import java.util.function.Function;

/** What a check below the door returns: the value it was asked for, or the refusal. */
public sealed interface Verdict<T> {

    record Granted<T>(T value) implements Verdict<T> {}

    record Refused<T>(Refusal why) implements Verdict<T> {}

    static <T> Verdict<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Verdict<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The refusal, or empty when granted. */
    default Optional<Refusal> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /**
     * The granted value.
     *
     * @throws IllegalStateException if it was refused: ask {@link #refusal()} first
     */
    default T value() {
        if (this instanceof Granted<T> granted) {
            return granted.value();
        }
        throw new IllegalStateException("Refused: " + refusal());
    }

    default <R> Verdict<R> then(Function<T, Verdict<R>> next) {
        return this instanceof Granted<T> granted
                ? next.apply(granted.value())
                : new Refused<>(((Refused<T>) this).why());
    }
}
