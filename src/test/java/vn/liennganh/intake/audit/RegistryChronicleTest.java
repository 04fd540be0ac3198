package vn.liennganh.intake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.intake.Outcome;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.ProofCheck;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestPki;

/** Who replaces a certificate in the registry leaves a trace in the log, or is found. */
class RegistryChronicleTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");

    /** Whoever owns the database takes its guards away first. */
    private static final String UNGUARDED = "SET LOCAL session_replication_role = replica";

    private static IntakeHarness hub;
    private static String fingerprint = "";

    @BeforeAll
    static void a_registry_whose_changes_are_logged() {
        hub = new IntakeHarness();
        look();
        TestPki.Identity seal = hub.pki().identity("second seal", Use.SEAL);
        fingerprint = Certificate.fingerprintOf(seal.certificate());
        Certificates certificates = hub.bean(Certificates.class);
        certificates.bind(BANK, seal.certificate(), Set.of(CertificateUse.SEAL));
        look();
        certificates.revoke(
                hub.pki().identity(BANK + " seal", Use.SEAL).certificate(), "superseded");
        look();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void look() {
        hub.bean(RegistryChronicle.class).look();
    }

    private static LogAudit audit() {
        return hub.bean(LogAudit.class);
    }

    @Test
    void what_was_bound_and_revoked_stands_in_the_log_with_its_proof() {
        List<RegistryStatement> statements = audit().registryStatements();
        assertThat(statements).hasSizeGreaterThanOrEqualTo(3);
        RegistryStatement.Change bound = statements.get(1).changes().get(0);
        assertThat(bound.text("kind")).hasValue("CertificateBound");
        assertThat(bound.text("agency")).hasValue(BANK.value());
        assertThat(bound.text("fingerprint")).hasValue(fingerprint);
        RegistryStatement.Change revoked = statements.get(2).changes().get(0);
        assertThat(revoked.text("kind")).hasValue("CertificateRevoked");
        assertThat(revoked.text("reason")).hasValue("superseded");

        long index =
                hub.sql()
                        .sql("SELECT index FROM evidence.entry WHERE message_id = :id")
                        .param("id", statements.get(1).frame().id())
                        .query(Long.class)
                        .single();
        Receipt receipt = hub.bean(EvidenceLog.class).receipt(index).orElseThrow();
        assertThat(receipt.statement()).isEqualTo(statements.get(1).toBytes());
        assertThat(proved(receipt)).isTrue();
    }

    private static boolean proved(Receipt receipt) {
        SignedNote note = SignedNote.parse(receipt.log().checkpoint()).orElseThrow();
        return ProofCheck.inclusion(
                receipt.log().index(),
                receipt.log().treeSize(),
                TreeHash.leaf(TreeHash.entry(receipt.statement())),
                receipt.log().inclusionProof(),
                Checkpoint.parse(note.text()).orElseThrow().root());
    }

    @Test
    void nothing_is_logged_twice_and_messages_go_on() {
        long before = hub.bean(EvidenceLog.class).head().size();
        look();
        look();
        assertThat(hub.bean(EvidenceLog.class).head().size()).isEqualTo(before);

        byte[] ping = hub.ping(UUID.randomUUID(), "X99.11.001", BANK.value());
        assertThat(hub.intake().submit(ping, IntakeHarness.channel("X99.11.001")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(audit().auditWhole().findings()).isEmpty();
    }

    @Test
    void another_process_goes_on_where_the_log_ends() {
        RegistryChronicle another =
                new RegistryChronicle(
                        AgencyId.of("X99.00.000"),
                        hub.bean(Certificates.class),
                        audit(),
                        statement -> {
                            throw new AssertionError("logged again: " + statement);
                        },
                        Clock.systemUTC());

        another.look();
    }

    @Test
    void a_change_that_is_about_to_be_logged_is_no_difference() {
        TestPki.Identity seal = hub.pki().identity("third seal", Use.SEAL);
        hub.bean(Certificates.class).bind(BANK, seal.certificate(), Set.of(CertificateUse.SEAL));

        assertThat(audit().auditWhole().findings()).isEmpty();
        look();
        assertThat(audit().auditWhole().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE directory.certificate SET agency = 'X99.51.002' WHERE fingerprint = :it",
                "UPDATE directory.certificate SET uses = '{TLS,SEAL}' WHERE fingerprint = :it",
                "UPDATE directory.certificate SET der = set_byte(der, 50, get_byte(der, 50) # 1)"
                        + " WHERE fingerprint = :it",
                "UPDATE directory.certificate SET revoked_at = now(), revoked_reason = 'x'"
                        + " WHERE fingerprint = :it",
                "DELETE FROM directory.certificate WHERE fingerprint = :it"
            })
    void a_row_changed_behind_the_hubs_back_is_found(String tampering) {
        assertThat(findings(tampering)).containsExactly(finding(fingerprint));
    }

    @Test
    void a_revocation_taken_back_is_found() {
        String revoked =
                Certificate.fingerprintOf(
                        hub.pki().identity(BANK + " seal", Use.SEAL).certificate());
        assertThat(
                        findings(
                                "UPDATE directory.certificate SET revoked_at = NULL,"
                                        + " revoked_reason = NULL WHERE fingerprint = '"
                                        + revoked
                                        + "' AND :it <> ''"))
                .containsExactly(finding(revoked));
    }

    @Test
    void a_certificate_put_in_the_place_of_another_is_found() {
        String stranger = "ab".repeat(32);
        assertThat(
                        findings(
                                "UPDATE directory.certificate SET fingerprint = '"
                                        + stranger
                                        + "' WHERE fingerprint = :it"))
                .containsExactlyInAnyOrder(finding(fingerprint), finding(stranger));
    }

    @Test
    void an_agency_entered_without_two_operators_is_found() {
        assertThat(
                        findings(
                                "INSERT INTO directory.amendment"
                                        + " (agency, entry, proposal, amended_at)"
                                        + " SELECT 'X99.9', '{}', gen_random_uuid(), now()"
                                        + " WHERE :it <> ''"))
                .singleElement()
                .satisfies(it -> assertThat(it.subject().orElseThrow()).startsWith("amendment-"));
    }

    @Test
    void a_channel_withheld_without_two_operators_is_found() {
        assertThat(
                        findings(
                                "INSERT INTO directory.suspension"
                                        + " (agency, withheld, at, proposal)"
                                        + " SELECT 'X99.9', true, now(), gen_random_uuid()"
                                        + " WHERE :it <> ''"))
                .singleElement()
                .satisfies(it -> assertThat(it.subject().orElseThrow()).startsWith("suspension-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE directory.delegation SET content = '{exit-suspension,stay}' WHERE id = :it",
                "UPDATE directory.delegation SET valid_to = valid_to + 9 WHERE id = :it",
                "UPDATE directory.delegation SET capacity = 'chief-accountant' WHERE id = :it",
                "UPDATE directory.delegation SET agency = 'X99.11.002' WHERE id = :it",
                "UPDATE directory.delegation SET document = 'UQ-8' WHERE id = :it",
            })
    void a_delegation_that_reads_otherwise_than_was_logged_is_found(String tampering) {
        Delegation lent = delegation("UQ-7");
        assertThat(audit().auditWhole().findings()).isEmpty();
        assertThat(findings(tampering, lent.id()))
                .containsExactly(finding("delegation " + lent.id()));
    }

    @Test
    void a_delegation_put_in_taken_out_or_ended_behind_the_hubs_back_is_found() {
        Delegation lent = delegation("UQ-9");
        String insert =
                "INSERT INTO directory.delegation SELECT gen_random_uuid(), agency, grantor,"
                        + " delegate, capacity, content, valid_from, valid_to, 'UQ-10', recorded_at"
                        + " FROM directory.delegation WHERE id = :it";
        assertThat(findings(insert, lent.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.subject().orElseThrow()).startsWith("delegation "));
        assertThat(findings("DELETE FROM directory.delegation WHERE id = :it", lent.id()))
                .containsExactly(finding("delegation " + lent.id()));

        hub.bean(Delegations.class).end(lent.id(), LocalDate.of(2026, 12, 24), "recalled");
        assertThat(audit().auditWhole().findings()).isEmpty();
        look();
        assertThat(audit().auditWhole().findings()).isEmpty();
        assertThat(
                        findings(
                                "DELETE FROM directory.delegation_end WHERE delegation = :it",
                                lent.id()))
                .containsExactly(finding("end of delegation " + lent.id()));
        assertThat(
                        findings(
                                "INSERT INTO directory.delegation_end"
                                        + " (delegation, last_day, reason, recorded_at)"
                                        + " VALUES (:it, '2026-12-01', 'x', now())",
                                lent.id()))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.subject().orElseThrow()).startsWith("delegation-end-"));
    }

    /** Recorded and logged. */
    private static Delegation delegation(String document) {
        AgencyId office = AgencyId.of("X99.11.001");
        TestPki.Identity head = hub.pki().identity("the head of " + office, Use.OFFICIAL);
        Binding.Registration registered =
                new Binding.Registration(
                        office, "head", LocalDate.of(2026, 1, 1), Optional.empty());
        hub.bean(Certificates.class)
                .bind(List.of(Binding.official(office, head.certificate(), registered)));
        String delegate = fingerprint(hub.official(AgencyId.of(office + ".01")));
        Delegation lent =
                Delegation.of(
                        new Delegation.Parties(office, fingerprint(head), delegate, "head"),
                        Set.of("exit-suspension"),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 12, 31),
                        document);
        hub.bean(Delegations.class).record(lent);
        look();
        return lent;
    }

    private static String fingerprint(TestPki.Identity one) {
        return Certificate.fingerprintOf(one.certificate());
    }

    private static LogAudit.Finding finding(String certificate) {
        return new LogAudit.Finding(
                LogAudit.Kind.REGISTRY,
                hub.bean(EvidenceLog.class).head().size(),
                Optional.of(certificate));
    }

    private static List<LogAudit.Finding> findings(String tampering) {
        return findings(tampering, fingerprint);
    }

    /** What is found while it is so; afterwards it was never so. */
    private static List<LogAudit.Finding> findings(String tampering, Object it) {
        return Objects.requireNonNull(
                hub.bean(TransactionTemplate.class)
                        .execute(
                                undone -> {
                                    undone.setRollbackOnly();
                                    hub.sql().sql(UNGUARDED).update();
                                    int rows = hub.sql().sql(tampering).param("it", it).update();
                                    assertThat(rows).isEqualTo(1);
                                    return audit().auditWhole().findings();
                                }));
    }
}
