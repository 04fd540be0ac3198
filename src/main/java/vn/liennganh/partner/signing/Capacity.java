package vn.liennganh.partner.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what a key signs: first the competent official, then the agency (Decree 30/2020/ND-CP). */
public enum Capacity {
    OFFICIAL,
    SEAL;

    /** As the contract and the texts name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Capacity> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
