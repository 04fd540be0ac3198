package vn.liennganh.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertsOnly;

class CmsReaderTest {

    private static final TestAuthority CA = new TestAuthority();
    private static final KeyPair KEYS = KeyPairs.newP256();
    private static final X509Certificate SEAL = CA.issue(Use.SEAL, KEYS);

    private final CmsReader reader = new CmsReader();

    private static Forge forge() {
        return new Forge(SEAL, KEYS.getPrivate());
    }

    @Test
    void the_content_is_a_slice_of_what_was_received() {
        byte[] cms = forge().build();
        CmsDocument document = reader.read(cms).orThrow();
        assertThat(document.source()).isSameAs(cms);
        int from = document.contentOffset();
        assertThat(Arrays.copyOfRange(cms, from, from + document.contentLength()))
                .isEqualTo(Forge.CONTENT)
                .isEqualTo(document.content());
    }

    @Test
    void a_certificate_seen_before_is_the_same_object() {
        X509Certificate first = reader.read(forge().build()).orThrow().certificates().get(0).x509();
        X509Certificate second =
                reader.read(forge().build()).orThrow().certificates().get(0).x509();
        assertThat(second).isSameAs(first);
    }

    static Stream<Arguments> malformed() {
        byte[] good = forge().build();
        byte[] signer = forge().signerInfo();
        byte[] seal = Certificate.der(SEAL);
        byte[] data = DerWriter.oid(CmsReader.DATA);
        byte[] octets = DerWriter.element(Der.OCTET_STRING, Forge.CONTENT);
        byte[] content = DerWriter.sequence(data, DerWriter.element(0xa0, octets));
        byte[] parts =
                DerWriter.sequence(data, DerWriter.element(0xa0, DerWriter.element(0x24, octets)));
        byte[] otherType =
                DerWriter.sequence(
                        DerWriter.oid(CmsReader.SIGNED_DATA), DerWriter.element(0xa0, octets));
        return Stream.of(
                Arguments.of("cut-off", new byte[0]),
                Arguments.of("text-not-der", "-----BEGIN CMS-----\n".getBytes()),
                Arguments.of("text-not-der", "MIME-Version: 1.0\n".getBytes()),
                Arguments.of("trailing-bytes", Arrays.copyOf(good, good.length + 1)),
                Arguments.of("cut-off", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("indefinite-length", hex("3080 06092a864886f70d010702 0000")),
                Arguments.of("length-impossible", hex("30 89 000000000000000001 00")),
                Arguments.of("cut-off", twoGibibytes()),
                Arguments.of("length-not-minimal", hex("30 81 02 0500")),
                Arguments.of("length-not-minimal", hex("30 82 0002 0500")),
                Arguments.of("tag-unexpected", hex("30 03 1f 01 00")),
                Arguments.of("tag-unexpected", hex("30 02 0000")),
                Arguments.of("tag-unexpected", hex("30 02 1000")),
                Arguments.of("nested-too-deep", nested(20_000)),
                Arguments.of("nested-too-deep", nested(100_000)),
                Arguments.of("not-signed-data", DerWriter.sequence(data, DerWriter.element(0xa0))),
                Arguments.of("structure-unexpected", DerWriter.sequence()),
                Arguments.of("content-in-parts", wrap(parts, List.of(seal), List.of(signer))),
                Arguments.of(
                        "content-type-unexpected", wrap(otherType, List.of(seal), List.of(signer))),
                Arguments.of(
                        "content-absent",
                        new SealKey(SEAL, KEYS.getPrivate(), List.of(), TestAuthority.CLOCK)
                                .signDetached(Forge.CONTENT)),
                Arguments.of("signers-none", wrap(content, List.of(seal), List.of())),
                Arguments.of("certificates-none", wrap(content, List.of(), List.of(signer))),
                Arguments.of("content-absent", CertsOnly.encode(List.of(SEAL))),
                Arguments.of(
                        "signers-too-many",
                        wrap(content, List.of(seal), Collections.nCopies(5, signer))),
                Arguments.of(
                        "signers-too-many",
                        wrap(content, List.of(seal), Collections.nCopies(500, signer))),
                Arguments.of(
                        "certificates-too-many",
                        wrap(content, Collections.nCopies(21, seal), List.of(signer))),
                Arguments.of(
                        "certificate-unreadable",
                        wrap(content, List.of(DerWriter.sequence(data)), List.of(signer))));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("malformed")
    void what_is_no_message_is_malformed(String sentence, byte[] bytes) {
        Finding finding = reader.read(bytes).fault().orElseThrow();
        assertThat(finding.textKey()).isEqualTo("pki." + sentence);
        assertThat(finding.fault()).isEqualTo(Fault.MALFORMED);
    }

    @Test
    void four_signers_and_twenty_certificates_are_read() {
        byte[] signer = forge().signerInfo();
        byte[] octets = DerWriter.element(Der.OCTET_STRING, Forge.CONTENT);
        byte[] content =
                DerWriter.sequence(DerWriter.oid(CmsReader.DATA), DerWriter.element(0xa0, octets));
        byte[] most =
                wrap(
                        content,
                        Collections.nCopies(20, Certificate.der(SEAL)),
                        Collections.nCopies(4, signer));
        assertThat(reader.read(most).orThrow().certificates()).hasSize(20);
    }

    @Test
    void a_bomb_is_a_finding_and_costs_no_memory() {
        List<byte[]> bombs =
                List.of(
                        nested(20_000),
                        nested(300_000),
                        twoGibibytes(),
                        wrap(
                                DerWriter.sequence(),
                                List.of(),
                                Collections.nCopies(100_000, DerWriter.sequence())));
        bombs.forEach(reader::read);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        bombs.forEach(reader::read);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(2_000_000);
        assertThat(bombs).allMatch(bomb -> reader.read(bomb).fault().isPresent());
    }

    @Test
    void no_damage_makes_the_reader_throw() {
        byte[] good = forge().build();
        Random random = new Random(20261123);
        List<byte[]> damaged = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            byte[] copy = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            for (int j = random.nextInt(4); j >= 0; j--) {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt();
            }
            damaged.add(copy);
        }
        SignatureVerifier verifier = new SignatureVerifier(AlgorithmPolicy.standard());
        for (byte[] bytes : damaged) {
            assertThatCode(() -> reader.read(bytes).then(verifier::verify))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] wrap(byte[] content, List<byte[]> certificates, List<byte[]> signers) {
        return Forge.wrap(content, certificates, signers);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] twoGibibytes() {
        byte[] claim = new byte[26];
        System.arraycopy(hex("30 84 7fffffff"), 0, claim, 0, 6);
        return claim;
    }

    /** Sequences in sequences, written from the innermost outwards. */
    private static byte[] nested(int levels) {
        byte[] room = new byte[levels * 5 + 2];
        int start = room.length;
        room[--start] = 0;
        room[--start] = Der.NULL;
        for (int i = 0; i < levels; i++) {
            int length = room.length - start;
            int octets = 0;
            for (int left = length; length > 0x7f && left > 0; left >>>= 8) {
                room[--start] = (byte) left;
                octets++;
            }
            room[--start] = (byte) (octets == 0 ? length : 0x80 | octets);
            room[--start] = Der.SEQUENCE;
        }
        return Arrays.copyOfRange(room, start, room.length);
    }
}
