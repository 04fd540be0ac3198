package vn.liennganh.console.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;

class CertificationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final Set<CertificateUse> BOTH = Set.of(CertificateUse.TLS, CertificateUse.SEAL);

    private static BoundCertificate lasting(int days, Set<CertificateUse> uses) {
        return new BoundCertificate(
                Integer.toHexString(days) + uses.size(),
                BANK,
                uses,
                uses.contains(CertificateUse.OFFICIAL)
                        ? Optional.of(
                                new Official(
                                        BANK, BANK, "head", LocalDate.EPOCH, Optional.empty(), "f"))
                        : Optional.empty(),
                "CN=CA",
                BigInteger.valueOf(days + 1_000),
                NOW.minus(Duration.ofDays(300)),
                NOW.plus(Duration.ofDays(days)).plusSeconds(60),
                Optional.empty());
    }

    @Test
    void one_that_ends_soon_is_told_until_its_successor_is_there() {
        BoundCertificate old = lasting(10, BOTH);
        assertThat(Certification.ending(List.of(old), NOW)).containsExactly(old);
        assertThat(Certification.ending(List.of(old, lasting(360, BOTH)), NOW)).isEmpty();
    }

    @Test
    void a_successor_for_the_channel_alone_does_not_follow_the_seal() {
        BoundCertificate old = lasting(10, BOTH);
        assertThat(
                        Certification.ending(
                                List.of(old, lasting(360, Set.of(CertificateUse.TLS))), NOW))
                .containsExactly(old);
    }

    @Test
    void an_officials_is_followed_by_nobody_elses() {
        BoundCertificate official = lasting(10, Set.of(CertificateUse.OFFICIAL));
        assertThat(Certification.ending(List.of(official, lasting(360, BOTH)), NOW))
                .containsExactly(official);
    }

    @Test
    void thirty_days_are_not_soon_and_what_has_ended_or_is_nobodys_is_not_in_use() {
        assertThat(Certification.ending(List.of(lasting(30, BOTH)), NOW)).isEmpty();
        assertThat(Certification.usable(List.of(lasting(-1, BOTH), lasting(90, Set.of())), NOW))
                .isEmpty();
        assertThat(Certification.days(List.of(lasting(90, BOTH)), NOW)).containsEntry(BANK, 90L);
    }
}
