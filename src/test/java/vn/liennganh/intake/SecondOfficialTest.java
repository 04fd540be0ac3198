package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.AgencyFiles;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.TestPki;

/** Two officials above the office's threshold, and a delegation that stands in a file. */
class SecondOfficialTest {

    private static final String OFFICE = "X99.11.001";
    private static final AgencyId AGENCY = AgencyId.of(OFFICE);
    private static final AgencyId DIVISION = AgencyId.of("X99.11.001.01");
    private static final long THRESHOLD = 10_000_000_000L;

    private static IntakeHarness hub;

    @BeforeAll
    static void start() throws IOException {
        Path folder = AgencyFiles.copied().folder();
        IntakeHarness first =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of(IntakeHarness.AGENCIES, folder.toString()),
                        context -> {});
        TestPki.Identity head = first.pki().identity("the head of " + OFFICE, Use.OFFICIAL);
        first.bean(Certificates.class)
                .bind(
                        List.of(
                                Binding.official(
                                        AGENCY,
                                        head.certificate(),
                                        new Binding.Registration(
                                                AGENCY,
                                                "head",
                                                LocalDate.of(2026, 1, 1),
                                                Optional.empty()))));
        Files.writeString(
                folder.resolve("delegations.yaml"),
                """
                delegations:
                  - agency: %s
                    grantor: %s
                    delegate: %s
                    capacity: head
                    content: [exit-suspension, third-party-collection]
                    from: 2026-11-01
                    to: 2026-11-30
                    document: 16/UQ-THADS
                """
                        .formatted(OFFICE, print(head), print(first.official(AGENCY))));
        hub = first.restarted(context -> {});
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String print(TestPki.Identity identity) {
        return Certificate.fingerprintOf(identity.certificate());
    }

    private static Letter deduction(String type, long amount) {
        return hub.letter(type, OFFICE, "X99.51.001")
                .change(
                        document -> {
                            ObjectNode body = (ObjectNode) document.get("body");
                            ((ObjectNode) body.path("amount")).put("amount", amount);
                            body.remove("amountInWords");
                        });
    }

    private static Outcome submit(Letter letter, TestPki.Identity... officials) {
        byte[] cms = officials[0].at(Clock.systemUTC()).sign(letter.json());
        for (int i = 1; i < officials.length; i++) {
            cms = officials[i].at(Clock.systemUTC()).addSigner(cms);
        }
        cms = hub.seal(AGENCY).at(Clock.systemUTC()).addSigner(cms);
        return hub.intake().submit(cms, IntakeHarness.channel(OFFICE));
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
        assertThat(((Outcome.Refused) outcome).refusal().detail().key()).isEqualTo(why);
    }

    @Test
    void one_official_suffices_up_to_the_threshold() {
        assertThat(submit(deduction("account-deduction.order", THRESHOLD), hub.official(AGENCY)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void above_it_two_different_officials_sign() {
        Letter order = deduction("account-deduction.order", THRESHOLD + 1);
        refused(submit(order, hub.official(AGENCY)), "regulation.signer.second-official");
        refused(
                submit(order, hub.official(AGENCY), hub.official(AGENCY)),
                "regulation.signer.second-official");
        assertThat(submit(order, hub.official(AGENCY), hub.official(DIVISION)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_official_of_another_agency_is_no_second_one() {
        Letter order = deduction("account-deduction.order", THRESHOLD + 1);
        Outcome outcome =
                submit(order, hub.official(AGENCY), hub.official(AgencyId.of("X99.11.002")));
        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    @Test
    void one_person_in_two_capacities_by_a_delegation_is_still_one() {
        Letter order = deduction("third-party-collection.decision", THRESHOLD + 1);
        refused(submit(order, hub.official(AGENCY)), "regulation.signer.second-official");
    }

    @Test
    void a_delegation_that_stands_in_a_file_counts_for_its_types_and_for_nobody_else() {
        assertThat(submit(exit(), hub.official(AGENCY))).isInstanceOf(Outcome.Accepted.class);
        refused(submit(exit(), hub.official(DIVISION)), "regulation.signer.capacity");
        Letter termination = hub.letter("enforcement-decision.termination", OFFICE, "X99.31.000");
        refused(submit(termination, hub.official(AGENCY)), "regulation.signer.capacity");
    }

    private static Letter exit() {
        return hub.letter("exit-suspension.order", OFFICE, "X99.93.001");
    }
}
