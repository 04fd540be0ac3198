package vn.liennganh.startup.broker.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of described values that OASIS AMQP 1.0 knows, each by its number and its name. */
final class Descriptors {

    private static final Map<String, Long> NUMBERS = new HashMap<>();

    static {
        names(0x10, "open begin attach flow transfer disposition detach end close".split(" "));
        names(0x1d, "error");
        names(0x23, "received accepted rejected released modified source target".split(" "));
        names(
                0x2b,
                "delete-on-close delete-on-no-links delete-on-no-messages"
                        .concat(" delete-on-no-links-or-messages")
                        .split(" "));
        names(0x30, "coordinator declare discharge declared transactional-state".split(" "));
        names(
                0x40,
                "sasl-mechanisms sasl-init sasl-challenge sasl-response sasl-outcome".split(" "));
        names(0x70, "header delivery-annotations message-annotations properties".split(" "));
        names(0x74, "application-properties data amqp-sequence amqp-value footer".split(" "));
    }

    private static final Set<Long> KNOWN = Set.copyOf(NUMBERS.values());

    private Descriptors() {}

    private static void names(long first, String... kinds) {
        long next = first;
        for (String kind : kinds) {
            NUMBERS.put(kind, next++);
        }
    }

    /**
     * The number of a kind.
     *
     * @param descriptor a number, or a name as a symbol
     */
    static Optional<Long> known(Object descriptor) {
        if (descriptor instanceof Long number) {
            return KNOWN.contains(number) ? Optional.of(number) : Optional.empty();
        }
        String[] parts = descriptor.toString().split(":");
        return parts.length == 3 && parts[0].equals("amqp")
                ? Optional.ofNullable(NUMBERS.get(parts[1]))
                : Optional.empty();
    }
}
