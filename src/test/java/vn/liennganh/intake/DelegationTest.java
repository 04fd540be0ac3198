package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Official;
import vn.liennganh.intake.check.Signers;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestPki;

/** Who may sign what: by registration, and by written delegation for some types and days. */
class DelegationTest {

    private static final String OFFICE = "X99.11.001";
    private static final AgencyId AGENCY = AgencyId.of(OFFICE);
    private static final AgencyId DIVISION = AgencyId.of("X99.11.001.01");
    private static final String HEAD = "head";

    private static IntakeHarness hub;
    private static TestPki.Identity head;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness();
        head = hub.pki().identity("the head of " + OFFICE, Use.OFFICIAL);
        hub.bean(Certificates.class)
                .bind(
                        List.of(
                                Binding.official(
                                        AGENCY,
                                        head.certificate(),
                                        new Binding.Registration(
                                                AGENCY,
                                                HEAD,
                                                LocalDate.of(2026, 1, 1),
                                                Optional.empty()))));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String print(TestPki.Identity identity) {
        return Certificate.fingerprintOf(identity.certificate());
    }

    private static Letter order() {
        return hub.letter("exit-suspension.order", OFFICE, "X99.93.001");
    }

    private static Outcome submit(Letter letter, TestPki.Identity official) {
        byte[] signed = official.at(Clock.systemUTC()).sign(letter.json());
        byte[] cms = hub.seal(AGENCY).at(Clock.systemUTC()).addSigner(signed);
        return hub.intake().submit(cms, IntakeHarness.channel(OFFICE));
    }

    private static void refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    private static Delegation delegation(
            TestPki.Identity delegate, String content, String from, String to, String document) {
        return Delegation.of(
                new Delegation.Parties(AGENCY, print(head), print(delegate), HEAD),
                Set.of(content),
                LocalDate.parse(from),
                LocalDate.parse(to),
                document);
    }

    @Test
    void what_the_head_signs_nobody_else_signs_without_a_delegation() {
        refused(submit(order(), hub.official(AgencyId.of("X99.11.001"))));
        assertThat(submit(order(), head)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_message_stripped_of_the_signature_its_type_demands_is_refused() {
        refused(hub.intake().submit(order().sealed(), IntakeHarness.channel(OFFICE)));
    }

    @Test
    void a_delegate_acts_in_the_capacity_for_those_types_on_those_days_and_no_others() {
        TestPki.Identity delegate = hub.official(DIVISION);
        refused(submit(order(), delegate));
        Delegation granted =
                delegation(delegate, "exit-suspension", "2026-11-01", "2026-11-30", "12/UQ-THADS");
        hub.bean(Delegations.class).record(granted);
        hub.bean(Delegations.class).record(granted);

        assertThat(submit(order(), delegate)).isInstanceOf(Outcome.Accepted.class);
        hub.clock().tick(Duration.ofDays(8));
        refused(submit(order(), delegate));
        hub.clock().tick(Duration.ofDays(-8));

        hub.bean(Delegations.class).end(granted.id(), LocalDate.of(2026, 11, 22), "recalled");
        refused(submit(order(), delegate));
        assertThatThrownBy(() -> hub.sql().sql("DELETE FROM directory.delegation_end").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("added, never altered");
    }

    @Test
    void a_delegation_for_another_procedure_lends_nothing() {
        TestPki.Identity other = hub.official(AGENCY);
        hub.bean(Delegations.class)
                .record(
                        delegation(
                                other,
                                "delegated-verification.reply",
                                "2026-11-01",
                                "2026-11-30",
                                "13/UQ-THADS"));
        refused(submit(order(), other));
        assertThat(hub.bean(Directory.class).delegations(print(other))).hasSize(1);
    }

    @Test
    void what_one_has_by_delegation_cannot_be_passed_on() {
        TestPki.Identity delegate = hub.official(DIVISION);
        TestPki.Identity third = hub.official(AGENCY);
        Delegation passedOn =
                Delegation.of(
                        new Delegation.Parties(AGENCY, print(delegate), print(third), HEAD),
                        Set.of("exit-suspension"),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 30),
                        "14/UQ-THADS");
        assertThatThrownBy(() -> hub.bean(Delegations.class).record(passedOn))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_official_of_another_agency_is_no_delegate() {
        Delegation abroad =
                delegation(
                        hub.official(AgencyId.of("X99.11.002")),
                        "exit-suspension",
                        "2026-11-01",
                        "2026-11-30",
                        "15/UQ-THADS");
        assertThatThrownBy(() -> hub.bean(Delegations.class).record(abroad))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_signatures_or_two_capacities_of_one_official_are_one_person() {
        MessageType type = new MessageType("exit-suspension.order");
        LocalDate day = LocalDate.of(2026, 11, 23);
        Official officer = official("a");
        Delegation lent =
                Delegation.of(
                        new Delegation.Parties(AGENCY, "b", "a", HEAD),
                        Set.of("exit-suspension"),
                        day,
                        day,
                        "1");
        Signers twice = new Signers(List.of(officer, officer), List.of(lent), false, false);
        Signers both = new Signers(List.of(officer, official("b")), List.of(), false, false);

        assertThat(twice.persons()).isEqualTo(1);
        assertThat(twice.capacities(type, day)).contains("enforcement-officer", HEAD);
        assertThat(twice.capacities(type, day.plusDays(1))).doesNotContain(HEAD);
        assertThat(both.persons()).isEqualTo(2);
    }

    private static Official official(String fingerprint) {
        return new Official(
                AGENCY,
                AGENCY,
                "enforcement-officer",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                fingerprint);
    }
}
