package vn.liennganh.pki;

import java.util.Optional;
import java.util.function.Function;

/** What a check returns: the value that it was asked for, or the first thing found wrong. */
public sealed interface Checked<T> {

    record Sound<T>(T value) implements Checked<T> {}

    record Faulty<T>(Finding finding) implements Checked<T> {}

    static <T> Checked<T> sound(T value) {
        return new Sound<>(value);
    }

    static <T> Checked<T> faulty(Finding finding) {
        return new Faulty<>(finding);
    }

    /** The finding, or empty when sound. */
    default Optional<Finding> fault() {
        return this instanceof Faulty<T> faulty ? Optional.of(faulty.finding()) : Optional.empty();
    }

    /**
     * The sound value.
     *
     * @throws IllegalStateException if something was found: ask {@link #fault()} first
     */
    default T orThrow() {
        if (this instanceof Sound<T> sound) {
            return sound.value();
        }
        throw new IllegalStateException("Faulty: " + fault().orElseThrow());
    }

    /** The next check on a sound value; a fault passes through. */
    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return this instanceof Sound<T> sound
                ? next.apply(sound.value())
                : new Faulty<>(((Faulty<T>) this).finding());
    }
}
