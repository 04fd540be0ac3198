package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.TestPki;

/** An ML-DSA signature, where it is switched on, stands beside the others and for none of them. */
class AdditionalSignerTest {

    private static final IntakeHarness HUB =
            new IntakeHarness(
                    TestDatabase.fresh(), Map.of(IntakeHarness.ML_DSA, "true"), context -> {});
    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";

    @AfterAll
    static void stop() {
        HUB.close();
    }

    @Test
    void beside_the_seal_it_is_accepted() {
        SealKey lattice = lattice(BANK);

        assertThat(submit(lattice.addSigner(ping()))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void alone_it_is_no_seal() {
        byte[] letter = HUB.letter("sandbox.ping", BANK, OTHER_BANK).json();

        assertThat(refused(lattice(BANK).sign(letter))).isEqualTo(RefusalCode.SENDER_MISMATCH);
    }

    @Test
    void of_another_agency_it_is_a_strangers() {
        assertThat(refused(lattice(OTHER_BANK).addSigner(ping())))
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    private static byte[] ping() {
        return HUB.letter("sandbox.ping", BANK, OTHER_BANK).sealed();
    }

    private static RefusalCode refused(byte[] cms) {
        return ((Outcome.Refused) submit(cms)).refusal().code();
    }

    private static Outcome submit(byte[] cms) {
        return HUB.intake().submit(cms, IntakeHarness.channel(BANK));
    }

    private static SealKey lattice(String agency) {
        TestPki.Identity identity =
                HUB.pki().issue("lattice seal", Use.SEAL, KeyPairs.newMlDsa65());
        HUB.bean(Certificates.class)
                .bind(AgencyId.of(agency), identity.certificate(), Set.of(CertificateUse.SEAL));
        return identity.at(Clock.systemUTC());
    }
}
