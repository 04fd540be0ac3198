package vn.liennganh.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may never lead. */
class SafeAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "2130706433"
            })
    void no_private_local_or_disguised_address_is_let_through(String address)
            throws UnknownHostException {
        InetAddress parsed = InetAddress.getByName(address);

        assertThat(SafeAddresses.isPublic(parsed)).isFalse();
        assertThatThrownBy(() -> new SafeAddresses(Set.of()).resolve(address))
                .isInstanceOf(SafeAddresses.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:200::1",
                "2a00:1450::1"
            })
    void the_public_internet_is(String address) throws UnknownHostException {
        assertThat(new SafeAddresses(Set.of()).resolve(address))
                .containsExactly(InetAddress.getByName(address));
    }

    @Test
    void a_host_that_hides_a_private_address_behind_a_public_one_is_refused() throws Exception {
        SafeAddresses addresses = new SafeAddresses(Set.of(), names("8.8.8.8", "10.0.0.1"));

        assertThatThrownBy(() -> addresses.resolve("bank.invalid"))
                .isInstanceOf(SafeAddresses.Forbidden.class);
    }

    @Test
    void the_operator_may_allow_a_host_by_its_name_and_no_other() throws Exception {
        SafeAddresses addresses = new SafeAddresses(Set.of("bank.lan"), names("10.0.0.1"));

        assertThat(addresses.resolve("bank.lan")).hasSize(1);
        assertThatThrownBy(() -> addresses.resolve("other.lan"))
                .isInstanceOf(SafeAddresses.Forbidden.class);
    }

    private static DnsResolver names(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] all = new InetAddress[addresses.length];
                for (int i = 0; i < all.length; i++) {
                    all[i] = InetAddress.getByName(addresses[i]);
                }
                return all;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
