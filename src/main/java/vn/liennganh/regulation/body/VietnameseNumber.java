package vn.liennganh.regulation.body;

import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers in Vietnamese words. */
public final class VietnameseNumber {

    private VietnameseNumber() {}

    static Optional<BigInteger> read(String words) {
        return words.isEmpty() ? Optional.empty() : Optional.empty();
    }
}
