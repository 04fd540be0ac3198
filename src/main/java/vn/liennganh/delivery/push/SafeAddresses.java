package vn.liennganh.delivery.push;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a host once and lets through only addresses of the public internet. The connection goes
 * to the very addresses that were judged here, so a name that answers otherwise the next time (DNS
 * rebinding) gains nothing.
 */
final class SafeAddresses implements DnsResolver {

    private final Set<String> allowedHosts;
    private final DnsResolver names;

    SafeAddresses(Set<String> allowedHosts) {
        this(allowedHosts, SystemDefaultDnsResolver.INSTANCE);
    }

    SafeAddresses(Set<String> allowedHosts, DnsResolver names) {
        this.allowedHosts = allowedHosts;
        this.names = names;
    }

    /** The host has no address that the hub may go to. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Forbidden() {
            super("no address that may be called");
        }
    }

    /**
     * @throws Forbidden if one of its addresses is not public: a host that mixes them is no honest
     *     one
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!allowedHosts.contains(host)
                && !Arrays.stream(addresses).allMatch(SafeAddresses::isPublic)) {
            throw new Forbidden();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /** IANA special-purpose registry of IPv4, beyond what Java knows. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean examples =
                first == 198 && second == 51 && third == 100
                        || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 224 && !carrier && !protocols && !benchmark && !examples;
    }

    /** Global unicast only, and no address that carries an IPv4 address past the checks above. */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        int head = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int next = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean sixToFour = head == 0x2002;
        boolean teredoOrExample = head == 0x2001 && (next < 0x200 || next == 0x0db8);
        return global && !sixToFour && !teredoOrExample;
    }
}
