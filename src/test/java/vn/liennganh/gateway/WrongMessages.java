package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/**
 * Messages of one office that a hub must not take, one or more for each code that speaks of one.
 */
public final class WrongMessages {

    private static final String BANK = "X99.51.001";
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private final RunningHub hub;
    private final Party office;
    private final Caller sender;
    private final OddAuthority authority;

    public WrongMessages(RunningHub hub) {
        this.hub = hub;
        office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
        authority = new OddAuthority(hub, "X99.11.001");
    }

    /** Bytes that deserve a code. */
    public record Wrong(RefusalCode code, String story, byte[] cms) {

        @Override
        public String toString() {
            return code.slug() + ": " + story;
        }
    }

    private static Wrong wrong(RefusalCode code, String story, byte[] cms) {
        return new Wrong(code, story, cms);
    }

    /** Each made now: some are wrong for minutes only. */
    public Stream<Wrong> all() {
        return Stream.of(
                wrong(RefusalCode.TOO_LARGE, "above 1 MiB", new byte[1_100_000]),
                wrong(RefusalCode.MESSAGE_MALFORMED, "no DER", "hello".getBytes()),
                wrong(
                        RefusalCode.MESSAGE_MALFORMED,
                        "two keys of one name",
                        sealed("{\"id\":1,\"id\":2}".getBytes(StandardCharsets.UTF_8))),
                wrong(
                        RefusalCode.SENDER_MISMATCH,
                        "from another agency than the channel's",
                        office.sealed(ping().from(AgencyId.of("X99.11.002")))),
                wrong(
                        RefusalCode.SENDER_MISMATCH,
                        "sealed by another agency",
                        OddKeys.in(hub.keys("X99.11.002"), "seal").sign(ping().bytes())),
                wrong(
                        RefusalCode.TIME_OUT_OF_RANGE,
                        "of last month",
                        office.sealed(ping().at(OffsetDateTime.now().minusDays(30)))),
                wrong(
                        RefusalCode.TIME_OUT_OF_RANGE,
                        "by a clock that is six minutes ahead",
                        office.sealed(ping().at(OffsetDateTime.now().plusMinutes(6)))),
                wrong(
                        RefusalCode.TIME_OUT_OF_RANGE,
                        "by a clock that is 25 hours behind",
                        office.sealed(ping().at(OffsetDateTime.now().minusHours(25)))),
                wrong(
                        RefusalCode.SIGNATURE_ALGORITHM_REFUSED,
                        "digest by an algorithm that is not allowed",
                        weakened(office.sealed(ping()))),
                wrong(RefusalCode.SIGNATURE_INVALID, "one bit of the content", flipped()),
                wrong(
                        RefusalCode.CERTIFICATE_UNTRUSTED,
                        "of an authority that nobody trusts",
                        authority.stranger("CN=Stranger").sign(ping().bytes())),
                wrong(
                        RefusalCode.CERTIFICATE_EXPIRED,
                        "of last year",
                        authority
                                .issued(Use.SEAL, KeyPairs.newP256(), days(-400), days(-30))
                                .sign(ping().bytes())),
                wrong(RefusalCode.CERTIFICATE_REVOKED, "revoked a moment ago", revoked()),
                wrong(
                        RefusalCode.REVOCATION_UNKNOWN,
                        "nobody knows whether it is revoked",
                        authority.issued(Use.SEAL, KeyPairs.newP256()).sign(ping().bytes())),
                wrong(RefusalCode.MESSAGE_ID_CONFLICT, "the same id, other bytes", conflict()),
                wrong(
                        RefusalCode.TYPE_UNKNOWN,
                        "no such type",
                        office.sealed(changed(ping(), it -> it.put("type", "sandbox.pang")))),
                wrong(
                        RefusalCode.SCHEMA_VIOLATION,
                        "an unknown field",
                        office.signed(
                                changed(
                                        office.opening("account-freeze.order", BANK),
                                        it -> body(it).put("more", 1)))),
                wrong(
                        RefusalCode.RECIPIENT_UNKNOWN,
                        "an agency that nobody registered",
                        office.sealed(ping().to(List.of("X99.51.777")))),
                wrong(
                        RefusalCode.SENDER_NOT_PERMITTED,
                        "an order by a bank's right",
                        office.signed(
                                office.opening("account-freeze.execution-report", "X99.11.002"))),
                wrong(
                        RefusalCode.RECIPIENT_NOT_PERMITTED,
                        "an order to the police",
                        office.signed(office.opening("account-freeze.order", "X99.21.001"))),
                wrong(
                        RefusalCode.SIGNER_NOT_PERMITTED,
                        "an order that no official signed",
                        office.sealed(office.opening("account-freeze.order", BANK))),
                wrong(
                        RefusalCode.SIGNER_NOT_PERMITTED,
                        "eleven billion that one official signed",
                        office.signed(
                                changed(
                                        office.opening("account-deduction.order", BANK),
                                        it -> amount(it, "amount", 11_000_000_000L)))),
                wrong(
                        RefusalCode.EXCHANGE_UNKNOWN,
                        "an exchange of nobody",
                        office.signed(release().within(UUID.randomUUID(), UUID.randomUUID()))),
                wrong(RefusalCode.STEP_NOT_PERMITTED, "a second release", secondRelease()),
                wrong(
                        RefusalCode.STEP_NOT_PERMITTED,
                        "an order beyond the ceiling that it states itself",
                        office.signed(
                                changed(
                                        office.opening("account-freeze.order", BANK),
                                        it -> amount(it, "capAcrossHolders", 1)))),
                wrong(RefusalCode.DUPLICATE_DOCUMENT, "one decision, two ids", duplicate()),
                wrong(RefusalCode.ATTACHMENT_MISSING, "never uploaded", unattached()));
    }

    private Draft ping() {
        return office.opening("sandbox.ping", BANK);
    }

    private Draft release() {
        return office.opening("account-freeze.release", BANK);
    }

    private static void amount(ObjectNode document, String field, long dong) {
        body(document).putObject(field).put("amount", dong).put("currency", "VND");
        body(document).remove("amountInWords");
    }

    private static ObjectNode body(ObjectNode document) {
        return (ObjectNode) document.get("body");
    }

    private static Draft changed(Draft draft, Consumer<ObjectNode> change) {
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        change.accept(document);
        return Draft.of(document);
    }

    private byte[] sealed(byte[] content) {
        return OddKeys.in(hub.keys("X99.11.001"), "seal").sign(content);
    }

    private static Instant days(int fromNow) {
        return Clock.systemUTC().instant().plus(Duration.ofDays(fromNow));
    }

    /** SHA-256 becomes SHA-224 wherever an algorithm is named: the last byte of its identifier. */
    private static byte[] weakened(byte[] cms) {
        byte[] sha256 = HexFormat.of().parseHex("0609608648016503040201");
        byte[] weak = cms.clone();
        for (int at = 0; at + sha256.length <= weak.length; at++) {
            if (Arrays.equals(weak, at, at + sha256.length, sha256, 0, sha256.length)) {
                weak[at + sha256.length - 1] = 4;
            }
        }
        return weak;
    }

    private byte[] flipped() {
        byte[] content = ping().bytes();
        byte[] cms = sealed(content);
        String text = new String(cms, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"urgency\":\"normal\"");
        cms[at + 11] = 'u';
        System.arraycopy("urgent".getBytes(StandardCharsets.UTF_8), 0, cms, at + 11, 6);
        return cms;
    }

    /** The employer's own seal, revoked by the sandbox's control; nobody else needs it here. */
    private byte[] revoked() {
        Path folder = hub.keys("X99.95.001");
        byte[] cms = OddKeys.in(folder, "seal").sign(ping().bytes());
        try {
            Caller.Answer answer =
                    sender.post("/sandbox/revoke", Files.readAllBytes(folder.resolve("seal.crt")));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cms;
    }

    private byte[] conflict() {
        Draft first = ping();
        office.send(office.sealed(first));
        return office.sealed(changed(first, it -> it.put("urgency", "flash")));
    }

    private byte[] secondRelease() {
        Draft order = office.opening("account-freeze.order", BANK);
        office.send(office.signed(order));
        UUID exchange = UUID.fromString(order.field("exchange").asString());
        office.send(office.signed(release().within(exchange, UUID.randomUUID())));
        Draft again = office.opening("account-freeze.deduction-order", BANK);
        return office.signed(again.within(exchange, UUID.randomUUID()));
    }

    private byte[] duplicate() {
        Draft order = office.opening("account-freeze.order", BANK);
        office.send(office.signed(order));
        return office.signed(order.opening(UUID.randomUUID()));
    }

    private byte[] unattached() {
        byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return office.sealed(
                ping().attach(
                                new AttachmentRef(
                                        "scan.pdf",
                                        "application/pdf",
                                        content.length,
                                        Sha256.of(content))));
    }
}
