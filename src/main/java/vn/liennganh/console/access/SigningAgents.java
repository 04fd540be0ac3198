package vn.liennganh.console.access;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a signing agent on the reader's own computer may listen: five ports of 127.0.0.1, as
 * section 11 of {@code src/docs/PARTNERS.md} fixes them. The hub itself never calls there.
 */
public final class SigningAgents {

    /** The first sign of a pairing code is the distance from this port. */
    public static final int FIRST_PORT = 17440;

    private static final int PORTS = 5;

    private SigningAgents() {}

    /** Every address, without a path. */
    public static List<String> addresses() {
        return IntStream.range(FIRST_PORT, FIRST_PORT + PORTS)
                .mapToObj(port -> "http://127.0.0.1:" + port)
                .toList();
    }

    /** The addresses as sources of a content security policy. */
    public static String sources() {
        return String.join(" ", addresses());
    }
}
