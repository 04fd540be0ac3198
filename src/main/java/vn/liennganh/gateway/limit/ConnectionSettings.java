package vn.liennganh.gateway.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code hub.gateway.connections.*}: who may hold connections to the HTTPS port before anybody
 * knows whose they are.
 *
 * @param perAddress open at once from one address
 * @param silentMax how long a connection may say nothing until its first call begins; the handshake
 *     is a part of that
 * @param beginMax how long the handshake may take in all, however often a byte of it comes, and
 *     after it the head of each call
 * @param unbounded addresses behind which there are many, such as a proxy's, in numbers
 */
@ConfigurationProperties("hub.gateway.connections")
public record ConnectionSettings(
        int perAddress, Duration silentMax, Duration beginMax, List<String> unbounded) {

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    public ConnectionSettings {
        if (perAddress < 1 || silentMax.toMillis() < 1 || beginMax.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "hub.gateway.connections: at least one, and longer than nothing");
        }
        unbounded = List.copyOf(unbounded);
        unbounded.forEach(ConnectionSettings::address);
    }

    Set<InetAddress> unboundedAddresses() {
        return unbounded.stream().map(ConnectionSettings::address).collect(Collectors.toSet());
    }

    private static InetAddress address(String written) {
        try {
            if (NUMERIC.matcher(written).matches()) {
                return InetAddress.getByName(written);
            }
        } catch (UnknownHostException refused) {
            // Said below, as for a name.
        }
        throw new IllegalArgumentException(
                "hub.gateway.connections.unbounded: no numeric address: " + written);
    }
}
