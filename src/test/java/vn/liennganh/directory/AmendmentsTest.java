package vn.liennganh.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.directory.DirectoryFixture.AGENCY;
import static vn.liennganh.directory.DirectoryFixture.BANK;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.DirectorySettings.EnrolmentMode;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.RegistryKeeper;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.directory.registry.Registry;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.SaidLines;
import vn.liennganh.yaml.ConfigProblem;

/** What operators change of the registry, on a real database. */
class AmendmentsTest {

    private static final AgencyId FRESH = AgencyId.of("X99.7");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-23");

    @TempDir Path folder;

    private DirectoryFixture hub;
    private AgencyChanges changes;

    @BeforeEach
    void start() throws IOException {
        hub = new DirectoryFixture(folder, EnrolmentMode.AUTOMATIC);
        changes = hub.changes(hub.directory);
    }

    @Test
    void an_added_agency_is_there_at_once_on_other_hubs_and_after_a_start() {
        LiveDirectory neighbour = hub.another();
        changes.amend(List.of(fresh(Optional.empty(), List.of())), warrant());
        assertThat(hub.directory.agency(FRESH)).isPresent();
        assertThat(hub.directory.group("banks").orElseThrow()).contains(FRESH);
        assertThat(hub.enrolment.newCode(FRESH)).isNotEmpty();
        assertThat(neighbour.agency(FRESH)).isEmpty();
        neighbour.reloadCertificates();
        assertThat(neighbour.agency(FRESH)).isPresent();
        assertThat(hub.another().agency(FRESH)).isPresent();
    }

    @Test
    void an_amendment_goes_before_the_file_and_a_later_one_before_it() {
        LocalDate last = FIRST.plusDays(7);
        changes.amend(List.of(ended(last)), warrant());
        assertThat(hub.directory.agency(BANK).orElseThrow().validTo()).contains(last);
        changes.amend(List.of(ended(last.plusDays(1))), warrant());
        assertThat(hub.another().agency(BANK).orElseThrow().validTo()).contains(last.plusDays(1));
        assertThat(hub.directory.inPlaceOf(BANK, last.plusDays(2)))
                .extracting(Agency::id)
                .containsExactly(AGENCY);
    }

    @Test
    void what_does_not_fit_is_refused_as_in_a_file_and_leaves_nothing() {
        long before = hub.certificates.changesAfter(0, 100).size();
        Agency gap =
                fresh(
                        Optional.of(FIRST),
                        List.of(new Agency.Succession(AgencyId.of("X99.8"), Set.of())));
        assertThat(changes.fault(List.of(gap)).orElseThrow()).contains("unknown agency X99.8");
        assertThatThrownBy(() -> changes.amend(List.of(gap), warrant()))
                .isInstanceOf(ConfigProblem.class);
        assertThat(hub.directory.agency(FRESH)).isEmpty();
        assertThat(hub.another().agency(FRESH)).isEmpty();
        assertThat(hub.certificates.changesAfter(0, 100)).hasSize((int) before);
    }

    @Test
    void entries_of_one_warrant_are_judged_and_in_force_together() {
        Agency first = fresh(Optional.of(FIRST.plusDays(9)), List.of());
        Agency second = from(fresh(Optional.empty(), List.of()), FIRST.plusDays(10));
        assertThat(changes.fault(List.of(second, fresh(Optional.empty(), List.of()))).orElseThrow())
                .contains("the days overlap");
        changes.amend(List.of(first, second), warrant());
        assertThat(hub.another().agencyOn(FRESH, FIRST.plusDays(10))).contains(second);
        assertThat(changes.versions(FRESH)).containsExactly(first, second);
        Warrant twice = warrant();
        assertThatThrownBy(() -> changes.amend(List.of(first, first), twice))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void memory_follows_the_commit_and_never_what_is_taken_back() {
        TransactionTemplate transaction =
                new TransactionTemplate(new JdbcTransactionManager(hub.database));
        try (SaidLines said = SaidLines.of(AgencyChanges.class)) {
            transaction.executeWithoutResult(
                    status -> {
                        changes.amend(List.of(fresh(Optional.empty(), List.of())), warrant());
                        assertThat(hub.directory.agency(FRESH)).isEmpty();
                        status.setRollbackOnly();
                    });
            assertThat(hub.directory.agency(FRESH)).isEmpty();
            assertThat(said.with(FRESH.value())).isEmpty();
            Warrant warrant = warrant();
            transaction.executeWithoutResult(
                    status -> changes.amend(List.of(fresh(Optional.empty(), List.of())), warrant));
            assertThat(hub.directory.agency(FRESH)).isPresent();
            assertThat(said.with(FRESH.value()))
                    .containsExactly(
                            "agency amended agency=%s from=%s proposal=%s"
                                    .formatted(FRESH, FIRST, warrant.id()));
        }
    }

    @Test
    void a_change_that_memory_cannot_follow_yet_stands_and_is_not_called_refused() {
        AgencyChanges halting =
                hub.changes(
                        new RegistryKeeper() {
                            @Override
                            public void changed() {
                                hub.directory.changed();
                            }

                            @Override
                            public void amended() {
                                throw new ConfigProblem(folder, 0, "a file is being edited");
                            }

                            @Override
                            public Registry registry() {
                                return hub.directory.registry();
                            }
                        });
        halting.amend(List.of(fresh(Optional.empty(), List.of())), warrant());
        assertThat(hub.directory.agency(FRESH)).isEmpty();
        hub.directory.reloadCertificates();
        assertThat(hub.directory.agency(FRESH)).isPresent();
    }

    @Test
    void the_log_is_told_who_agreed_and_the_digest_of_what() {
        Warrant warrant = warrant();
        changes.amend(List.of(fresh(Optional.empty(), List.of())), warrant);
        String told =
                new String(
                        hub.certificates.changesBefore(Long.MAX_VALUE, 1).get(0).record(),
                        StandardCharsets.UTF_8);
        assertThat(told)
                .contains(
                        "AgencyAmended",
                        FRESH.value(),
                        "entrySha256",
                        warrant.proposer().toString(),
                        warrant.approver().toString())
                .doesNotContain("Trial");
        UUID same = UUID.randomUUID();
        assertThatThrownBy(() -> new Warrant(UUID.randomUUID(), Sha256.of(new byte[0]), same, same))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Agency ended(LocalDate last) {
        Agency bank = hub.directory.agency(BANK).orElseThrow();
        return new Agency(
                bank.id(),
                bank.kind(),
                bank.names(),
                bank.territory(),
                bank.parent(),
                bank.actsFor(),
                bank.validFrom(),
                Optional.of(last),
                List.of(),
                List.of(new Agency.Succession(AGENCY, Set.of())),
                bank.groups(),
                bank.channel(),
                bank.contacts());
    }

    private static Agency fresh(Optional<LocalDate> to, List<Agency.Succession> successors) {
        return new Agency(
                FRESH,
                "bank",
                Map.of("vi", "Trial", "en", "Trial"),
                "T",
                Optional.empty(),
                Optional.empty(),
                FIRST,
                to,
                List.of(),
                successors,
                Set.of("banks"),
                "rest-inbox",
                Map.of("email", "a@b.invalid"));
    }

    private static Agency from(Agency one, LocalDate first) {
        return new Agency(
                one.id(),
                one.kind(),
                one.names(),
                one.territory(),
                one.parent(),
                one.actsFor(),
                first,
                one.validTo(),
                one.predecessors(),
                one.successors(),
                one.groups(),
                one.channel(),
                one.contacts());
    }

    private static Warrant warrant() {
        return new Warrant(
                UUID.randomUUID(), Sha256.of(new byte[] {1}), UUID.randomUUID(), UUID.randomUUID());
    }
}
