package vn.liennganh.delivery.amqp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.Sha256;

/** What a {@code multipart/related} body may look like, and what it may not. */
class ParcelTest {

    private static final String TYPE = "multipart/related; boundary=\"b 1\"";
    private static final byte[] CMS = bytes("a\r\n--b 2\r\nmessage\r\n");
    private static final byte[] CONTENT = content();
    private static final String DIGEST = Sha256.of(CONTENT).hex();

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void it_holds_the_message_and_each_content_by_its_digest(String line) {
        byte[] body =
                bytes(
                        "preamble" + line + "--b 1" + line + "Content-Type: x" + line + line,
                        CMS,
                        line + "--b 1" + line + "content-id: <" + DIGEST + ">" + line + line,
                        CONTENT,
                        line + "--b 1--" + line + "epilogue");

        Parcel parcel = Parcel.open(TYPE, body).orElseThrow();

        assertThat(parcel.cms()).isEqualTo(CMS);
        assertThat(parcel.contents()).containsOnlyKeys(Sha256.of(CONTENT));
        assertThat(parcel.contents().get(Sha256.of(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void base_64_is_undone_and_a_bare_boundary_read() {
        byte[] body =
                bytes(
                        "--b\r\nContent-Transfer-Encoding: BASE64\r\n\r\n",
                        Base64.getMimeEncoder().encode(CMS),
                        "\r\n--b--");

        assertThat(Parcel.open("Multipart/Related; type=x; boundary=b", body).map(Parcel::cms))
                .hasValueSatisfying(cms -> assertThat(cms).isEqualTo(CMS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b 1--\r\n",
                "--b 1\r\n\r\nnever closed",
                "--b 1\r\nno empty line\r\n--b 1--",
                "--b 1\r\n\r\nmessage\r\n--b 1\r\n\r\nno digest\r\n--b 1--",
                "--b 1\r\n\r\nmessage\r\n--b 1\r\nContent-ID: <abc>\r\n\r\nx\r\n--b 1--",
                "--b 1\r\nContent-Transfer-Encoding: base64\r\n\r\n=A=\r\n--b 1--"
            })
    void what_is_put_together_in_another_way_is_none(String body) {
        assertThat(Parcel.open(TYPE, bytes(body))).isEqualTo(Optional.empty());
    }

    @Test
    void without_a_boundary_it_is_none() {
        assertThat(Parcel.open("multipart/related", bytes("--b\r\n\r\nx\r\n--b--"))).isEmpty();
    }

    private static byte[] content() {
        byte[] content = new byte[5_000];
        new Random(1).nextBytes(content);
        return content;
    }

    private static byte[] bytes(Object... pieces) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (Object piece : pieces) {
            all.writeBytes(
                    piece instanceof byte[] raw ? raw : piece.toString().getBytes(ISO_8859_1));
        }
        return all.toByteArray();
    }
}
