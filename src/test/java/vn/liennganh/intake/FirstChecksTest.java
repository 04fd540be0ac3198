package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.intake.Door.BANK;
import static vn.liennganh.intake.Door.ENFORCEMENT;
import static vn.liennganh.intake.Door.HUB;
import static vn.liennganh.intake.Door.OTHER_BANK;
import static vn.liennganh.intake.Door.accept;
import static vn.liennganh.intake.Door.code;
import static vn.liennganh.intake.Door.ping;
import static vn.liennganh.intake.Door.refused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.audit.RefusalAudit;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestPki;

/** What is refused before anybody reads what a message says: size, form, sender, time and seal. */
class FirstChecksTest {

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
}
