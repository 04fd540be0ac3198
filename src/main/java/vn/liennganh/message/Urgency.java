package vn.liennganh.message;

import java.util.Locale;
import java.util.Optional;

/**
 * How urgent a message is; the order is the order of delivery between exchanges, the last first.
 */
public enum Urgency {
    NORMAL,
    URGENT,
    EXPRESS,
    FLASH;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Urgency> ofWireName(String name) {
        for (Urgency urgency : values()) {
            if (urgency.wireName().equals(name)) {
                return Optional.of(urgency);
            }
        }
        return Optional.empty();
    }
}
