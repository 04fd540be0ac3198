package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.audit.RefusalAudit;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.ManualClock;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.TestPki;

/** Every refusal of the door, and that the first check of the protocol's order answers. */
class RefusalTest {

    private static final IntakeHarness HUB =
            new IntakeHarness(TestDatabase.fresh(), Map.of(), context -> {});
    private static final String ENFORCEMENT = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static Outcome.Refused refused(byte[] cms, String channel) {
        Outcome outcome = HUB.intake().submit(cms, IntakeHarness.channel(channel));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }

    private static RefusalCode code(byte[] cms, String channel) {
        return refused(cms, channel).refusal().code();
    }

    private static Letter ping() {
        return HUB.letter("sandbox.ping", BANK, ENFORCEMENT);
    }

    private static void accept(byte[] cms, String channel) {
        assertThat(HUB.intake().submit(cms, IntakeHarness.channel(channel)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void more_than_a_mebibyte_is_too_large() {
        assertThat(code(new byte[Paper.BYTES_MAX + 1], BANK)).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void what_is_no_cms_or_no_strict_json_is_malformed() {
        SealKey seal = HUB.seal(AgencyId.of(BANK)).at(Clock.systemUTC());

        assertThat(code("no cms".getBytes(), BANK)).isEqualTo(RefusalCode.MESSAGE_MALFORMED);
        assertThat(code(seal.sign("{\"a\":1,\"a\":2}".getBytes()), BANK))
                .isEqualTo(RefusalCode.MESSAGE_MALFORMED);
        assertThat(code(ping().set("extra", "x").sealed(), BANK))
                .isEqualTo(RefusalCode.MESSAGE_MALFORMED);
    }

    @Test
    void nobody_in_particular_hears_of_size_and_form_first() {
        assertThat(HUB.intake().turnAway("no cms".getBytes()))
                .isEqualTo(Outcome.Refused.unlogged(refused("no cms".getBytes(), BANK).refusal()));
        Outcome.Refused stranger = (Outcome.Refused) HUB.intake().turnAway(ping().sealed());
        assertThat(stranger.refusal().code()).isEqualTo(RefusalCode.NOT_AUTHENTICATED);
    }

    @Test
    void a_sender_that_is_not_the_channel_s_is_a_mismatch_even_when_the_signature_is_broken() {
        byte[] broken = ping().sealed();
        broken[broken.length - 1] ^= 1;

        assertThat(code(ping().sealed(), OTHER_BANK)).isEqualTo(RefusalCode.SENDER_MISMATCH);
        assertThat(code(broken, OTHER_BANK)).isEqualTo(RefusalCode.SENDER_MISMATCH);
        assertThat(code(broken, BANK)).isEqualTo(RefusalCode.SIGNATURE_INVALID);
    }

    @Test
    void time_is_judged_by_the_hub_s_clock_at_its_exact_limits() {
        accept(ping().time(Duration.ofMinutes(5)).sealed(), BANK);
        accept(ping().time(Duration.ofHours(-24)).sealed(), BANK);

        assertThat(code(ping().time(Duration.ofMinutes(5).plusMillis(1)).sealed(), BANK))
                .isEqualTo(RefusalCode.TIME_OUT_OF_RANGE);
        assertThat(code(ping().time(Duration.ofHours(-24).minusMillis(1)).sealed(), BANK))
                .isEqualTo(RefusalCode.TIME_OUT_OF_RANGE);
    }

    @Test
    void a_type_that_demands_an_official_may_be_five_days_old() {
        accept(
                HUB.letter("account-freeze.order", ENFORCEMENT, BANK)
                        .time(Duration.ofDays(-5))
                        .signed(),
                ENFORCEMENT);

        assertThat(
                        code(
                                HUB.letter("account-freeze.order", ENFORCEMENT, BANK)
                                        .time(Duration.ofDays(-5).minusMillis(1))
                                        .signed(),
                                ENFORCEMENT))
                .isEqualTo(RefusalCode.TIME_OUT_OF_RANGE);
    }

    @Test
    void a_certificate_of_another_authority_is_untrusted() {
        TestPki twin = new TestPki("Test authority", Clock.systemUTC());
        byte[] cms = twin.identity(BANK, Use.SEAL).at(Clock.systemUTC()).sign(ping().json());

        assertThat(code(cms, BANK)).isEqualTo(RefusalCode.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void an_expired_certificate_is_told_apart() {
        Instant now = Clock.systemUTC().instant();
        TestPki.Identity expired =
                HUB.pki()
                        .issue(
                                "expired",
                                Use.SEAL,
                                new Validity(
                                        now.minus(Duration.ofDays(20)),
                                        now.minus(Duration.ofDays(1))));
        byte[] cms = expired.at(Clock.systemUTC()).sign(ping().json());

        assertThat(code(cms, BANK)).isEqualTo(RefusalCode.CERTIFICATE_EXPIRED);
    }

    @Test
    void a_good_seal_of_another_agency_is_a_mismatch_and_stays_unlogged() {
        Letter letter = ping();

        Outcome.Refused refused = refused(letter.sealed(OTHER_BANK), BANK);

        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.SENDER_MISMATCH);
        assertThat(refused.rejection()).isEmpty();
        assertThat(HUB.bean(EvidenceLog.class).ofMessage(letter.id())).isEmpty();
    }

    @Test
    void the_same_id_with_other_bytes_is_a_conflict_before_anything_about_its_content() {
        Letter letter = ping();
        accept(letter.sealed(), BANK);

        assertThat(code(letter.sealed(), BANK)).isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        assertThat(code(letter.set("type", "no-such.type").sealed(), BANK))
                .isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        Letter foreign = HUB.letter("sandbox.ping", OTHER_BANK, ENFORCEMENT).id(letter.id());
        Refusal conflict = refused(foreign.sealed(), OTHER_BANK).refusal();
        assertThat(conflict.code()).isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        assertThat(conflict.toString()).doesNotContain(BANK);
    }

    @Test
    void a_resend_gets_its_receipt_though_it_would_be_refused_now() {
        Letter letter = ping();
        byte[] cms = letter.sealed();
        accept(cms, BANK);
        HUB.clock().tick(Duration.ofDays(2));

        Outcome later = HUB.intake().submit(cms, IntakeHarness.channel(BANK));

        HUB.clock().tick(Duration.ofDays(-2));
        assertThat(later).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) later).repeated()).isTrue();
        assertThat(code(cms, OTHER_BANK)).isEqualTo(RefusalCode.SENDER_MISMATCH);
    }

    @Test
    void the_catalogue_is_asked_for_type_then_schema_then_recipients() {
        Letter all = ping().set("type", "no-such.type");
        all.change(document -> document.putArray("to").add("X99.98.765"));
        Letter freeze = HUB.letter("account-freeze.order", ENFORCEMENT, "X99.98.765");
        freeze.change(document -> document.putObject("body"));

        assertThat(code(all.sealed(), BANK)).isEqualTo(RefusalCode.TYPE_UNKNOWN);
        assertThat(code(freeze.signed(), ENFORCEMENT)).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
    }

    @Test
    void recipients_are_registered_agencies_and_known_groups_of_this_hub() {
        Refusal unknown =
                refused(HUB.letter("sandbox.ping", BANK, ENFORCEMENT, "X99.98.765").sealed(), BANK)
                        .refusal();

        assertThat(unknown.code()).isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        assertThat(unknown.errors()).extracting(FieldError::pointer).containsExactly("/to/1");
        assertThat(code(HUB.letter("sandbox.ping", BANK, "group:nobody").sealed(), BANK))
                .isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        assertThat(code(ping().set("hub", "X99.00.999").sealed(), BANK))
                .isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        accept(ping().set("hub", "X99.00.000").sealed(), BANK);
    }

    @Test
    void sender_recipient_and_signer_must_be_permitted_in_this_order() {
        assertThat(code(HUB.letter("account-freeze.order", BANK, OTHER_BANK).sealed(), BANK))
                .isEqualTo(RefusalCode.SENDER_NOT_PERMITTED);
        assertThat(
                        code(
                                HUB.letter("account-freeze.order", ENFORCEMENT, "X99.41.001")
                                        .sealed(),
                                ENFORCEMENT))
                .isEqualTo(RefusalCode.RECIPIENT_NOT_PERMITTED);
        assertThat(
                        code(
                                HUB.letter("account-freeze.order", ENFORCEMENT, BANK).sealed(),
                                ENFORCEMENT))
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    @Test
    void a_signature_by_a_stranger_spoils_a_message() {
        byte[] official =
                HUB.official(AgencyId.of("X99.11.002")).at(Clock.systemUTC()).sign(ping().json());
        byte[] cms = HUB.seal(AgencyId.of(BANK)).at(Clock.systemUTC()).addSigner(official);

        assertThat(code(cms, BANK)).isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    @Test
    void the_official_signs_before_the_seal_or_in_the_same_second() {
        ManualClock clock = new ManualClock(Clock.systemUTC().instant());
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        SealKey official = HUB.official(AgencyId.of(ENFORCEMENT)).at(clock);
        SealKey seal = HUB.seal(AgencyId.of(ENFORCEMENT)).at(clock);
        byte[] sealedFirst = seal.sign(order.json());
        byte[] together = official.addSigner(sealedFirst);
        clock.tick(Duration.ofSeconds(2));
        byte[] late = official.addSigner(sealedFirst);

        assertThat(code(late, ENFORCEMENT)).isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
        accept(together, ENFORCEMENT);
    }

    @Test
    void an_exchange_is_unknown_to_whoever_is_no_party_to_it() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accept(order.signed(), ENFORCEMENT);
        Letter foreign =
                HUB.letter("account-freeze.execution-report", OTHER_BANK, ENFORCEMENT)
                        .in(order.id(), order.id());
        Letter nowhere =
                HUB.letter("account-freeze.execution-report", BANK, ENFORCEMENT)
                        .in(UUID.randomUUID(), order.id());
        Letter linked = ping();
        linked.change(document -> document.putArray("relatedExchanges").add(order.id().toString()));

        assertThat(code(foreign.sealed(), OTHER_BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(code(nowhere.sealed(), BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
        accept(linked.sealed(), BANK);
        Letter stranger = HUB.letter("sandbox.ping", OTHER_BANK, ENFORCEMENT);
        stranger.change(
                document -> document.putArray("relatedExchanges").add(order.id().toString()));
        assertThat(code(stranger.sealed(), OTHER_BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
    }

    @Test
    void a_step_out_of_order_is_refused_and_the_refusal_is_logged_for_its_sender() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accept(order.signed(), ENFORCEMENT);
        Letter release =
                HUB.letter("account-freeze.release-report", BANK, ENFORCEMENT)
                        .in(order.id(), order.id());

        Outcome.Refused refused = refused(release.sealed(), BANK);

        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
        Statement rejection =
                Statement.read(refused.rejection().orElseThrow().statement()).orElseThrow();
        assertThat(rejection.messageId()).isEqualTo(release.id());
        assertThat(rejection.reason()).contains("step-not-permitted");
    }

    @Test
    void a_refused_id_is_not_used_up() {
        Letter letter = ping().set("hub", "X99.00.999");
        assertThat(code(letter.sealed(), BANK)).isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);

        accept(letter.set("hub", "X99.00.000").sealed(), BANK);
    }

    @Test
    void an_attachment_must_have_been_uploaded_or_be_readable_by_its_sender() {
        byte[] scan = ("scan " + UUID.randomUUID()).getBytes();

        Refusal missing = refused(ping().attach(scan).sealed(), BANK).refusal();

        assertThat(missing.code()).isEqualTo(RefusalCode.ATTACHMENT_MISSING);
        assertThat(missing.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/attachments/0/sha256");
    }

    @Test
    void a_revoked_seal_stops_at_once() {
        TestPki.Identity second = HUB.pki().identity("second seal", Use.SEAL);
        Certificates certificates = HUB.bean(Certificates.class);
        certificates.bind(
                AgencyId.of(OTHER_BANK), second.certificate(), Set.of(CertificateUse.SEAL));
        SealKey key = second.at(Clock.systemUTC());
        accept(key.sign(HUB.letter("sandbox.ping", OTHER_BANK, BANK).json()), OTHER_BANK);

        certificates.revoke(second.certificate(), "keyCompromise");

        assertThat(code(key.sign(HUB.letter("sandbox.ping", OTHER_BANK, BANK).json()), OTHER_BANK))
                .isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
    }

    @Test
    void strangers_are_counted_and_nothing_else_is_kept_of_them() {
        RefusalAudit audit = HUB.bean(RefusalAudit.class);
        audit.flush();
        long before = count();

        code("no cms".getBytes(), BANK);
        code("no cms".getBytes(), BANK);
        audit.flush();

        assertThat(count()).isEqualTo(before + 2);
    }

    private static long count() {
        return HUB.sql()
                .sql(
                        """
                SELECT coalesce(sum(refusals), 0)
                  FROM intake.refusal_count
                 WHERE code = 'message-malformed'
                """)
                .query(Long.class)
                .single();
    }

    @Test
    void the_digest_of_the_rejected_bytes_is_attested() {
        byte[] cms = ping().set("type", "no-such.type").sealed();

        Outcome.Refused refused = refused(cms, BANK);

        assertThat(
                        Statement.read(refused.rejection().orElseThrow().statement())
                                .orElseThrow()
                                .messageSha256())
                .isEqualTo(Sha256.of(cms));
    }
}
