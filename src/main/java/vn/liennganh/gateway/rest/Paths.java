package vn.liennganh.gateway.rest;

import java.util.Optional;
import java.util.UUID;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.Sha256;

/** Reads path parts and parameters; a malformed id is answered like an unknown one. */
public final class Paths {

    private Paths() {}

    /** A message or exchange id: 36 characters, lower case. */
    public static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through: the caller learns the same as of an id that nobody used.
        }
        throw new ProblemException(Problem.notFound());
    }

    /** A digest in lower-case hexadecimal. */
    public static Sha256 digest(String text) {
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.notFound());
        }
    }

    /** A whole number within bounds; values beyond the upper one are cut to it, as pages are. */
    public static int number(Optional<String> text, String name, int absent, int min, int max) {
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min) {
                return Math.min(value, max);
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(Problem.badParameter(name));
    }
}
