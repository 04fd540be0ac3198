package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.Sha256;

class AsicContainerTest {

    private static final byte[] CONTENT = "an attachment".getBytes(StandardCharsets.UTF_8);

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AsicContainer(TreeHash::entry)
                .write(
                        out,
                        List.of(
                                AsicContainer.Member.message(new byte[] {1, 2, 3}),
                                AsicContainer.Member.attachment(
                                        Sha256.of(CONTENT), target -> target.write(CONTENT))));
        return out.toByteArray();
    }

    private static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void the_media_type_stands_at_the_fixed_offset() throws IOException {
        byte[] zip = written();
        assertThat(new String(zip, 30, 8, StandardCharsets.US_ASCII)).isEqualTo("mimetype");
        assertThat(zip[28] | zip[29]).as("no extra field").isZero();
        assertThat(zip[8] | zip[9]).as("stored").isZero();
        assertThat(new String(zip, 38, 31, StandardCharsets.US_ASCII))
                .isEqualTo(AsicContainer.MEDIA_TYPE);
    }

    @Test
    void the_manifest_names_every_file_with_its_digest_and_is_signed() throws IOException {
        Map<String, byte[]> files = read(written());
        String attachment = "attachments/" + Sha256.of(CONTENT).hex();
        assertThat(files.keySet())
                .containsExactly(
                        "mimetype",
                        "message.p7m",
                        attachment,
                        "META-INF/ASiCManifest001.xml",
                        "META-INF/signature001.p7s");
        byte[] manifest = files.get("META-INF/ASiCManifest001.xml");
        for (String name : List.of("message.p7m", attachment)) {
            assertThat(new String(manifest, StandardCharsets.UTF_8))
                    .contains("URI=\"" + name + "\"")
                    .contains(Base64.getEncoder().encodeToString(TreeHash.entry(files.get(name))));
        }
        assertThat(files.get("META-INF/signature001.p7s")).isEqualTo(TreeHash.entry(manifest));
    }

    @Test
    void a_name_out_of_a_message_is_no_name_in_the_container() {
        for (String name : List.of("../x", "/etc/passwd", "a b", "a\"b", "")) {
            assertThatThrownBy(() -> AsicContainer.Member.of(name, "text/plain", CONTENT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
