package vn.liennganh.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import vn.liennganh.message.Sha256;

/** What an agency's first certificate costs: a random word that is told once and kept as a hash. */
public final class OneTimeCode {

    /** 26 letters out of 32 are 130 random bits; none is easily taken for another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCode() {}

    /**
     * How it stands with a code that was told.
     *
     * @param until when it ends, or ended
     * @param good whether it opens enrolment now: not used, not ended, not locked by wrong tries
     */
    public record State(Instant until, boolean used, boolean good) {}

    static String make() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** A plain hash is enough: nobody searches 130 bits. */
    static byte[] hash(String code) {
        return Sha256.of(code.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    /** In a time that does not depend on where the two differ. */
    static boolean opens(String code, byte[] hash) {
        return MessageDigest.isEqual(hash(code), hash);
    }
}
