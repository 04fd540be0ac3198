package vn.liennganh.gateway.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A request arrives however people send it. */
class EstBodiesTest {

    private final byte[] der = der();

    private static byte[] der() {
        byte[] der = new byte[260];
        new Random(7).nextBytes(der);
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        return der;
    }

    @Test
    void base64_with_and_without_line_breaks_pem_and_der_are_the_same_request() {
        String plain = Base64.getEncoder().encodeToString(der);
        String lines = Base64.getMimeEncoder().encodeToString(der);
        String pem =
                "-----BEGIN CERTIFICATE REQUEST-----\n"
                        + lines
                        + "\n-----END CERTIFICATE REQUEST-----\n";
        for (String text : new String[] {plain, lines, pem, plain + "\r\n"}) {
            assertThat(EstBodies.decode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(der);
        }
        assertThat(EstBodies.decode(der)).isEqualTo(der);
    }

    @Test
    void what_is_sent_can_be_read_back() {
        assertThat(EstBodies.decode(EstBodies.encode(der))).isEqualTo(der);
        assertThat(new String(EstBodies.encode(der), StandardCharsets.US_ASCII).lines())
                .allMatch(line -> line.length() <= 64);
    }

    @Test
    void garbage_is_refused() {
        for (String text : new String[] {"", "   ", "{\"a\":1}", "***"}) {
            assertThatThrownBy(() -> EstBodies.decode(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
