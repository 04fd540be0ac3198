package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** What the door accepts, and what stands in the books then. */
class AcceptanceTest {

    private static final IntakeHarness HUB = new IntakeHarness();
    private static final String ENFORCEMENT = "X99.11.001";
    private static final String BANK = "X99.51.001";

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static Outcome send(byte[] cms, String from) {
        return HUB.intake().submit(cms, IntakeHarness.channel(from));
    }

    private static Outcome.Accepted accepted(byte[] cms, String from) {
        Outcome outcome = send(cms, from);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private static Statement statement(Receipt receipt) {
        return Statement.read(receipt.statement()).orElseThrow();
    }

    @Test
    void a_ping_is_kept_and_attested() {
        UUID id = UUID.randomUUID();
        byte[] cms = HUB.ping(id, BANK, ENFORCEMENT);

        Outcome.Accepted accepted = accepted(cms, BANK);

        Statement statement = statement(accepted.receipt());
        assertThat(accepted.repeated()).isFalse();
        assertThat(statement.kind()).isEqualTo(StatementKind.SUBMISSION_ACCEPTANCE);
        assertThat(statement.messageSha256()).isEqualTo(Sha256.of(cms));
        assertThat(statement.to()).containsExactly(ENFORCEMENT);
        MessageArchive archive = HUB.bean(MessageArchive.class);
        assertThat(archive.bytes(id)).isEqualTo(cms);
        StoredMessage stored = archive.find(id).orElseThrow();
        assertThat(stored.recipients()).containsExactly(AgencyId.of(ENFORCEMENT));
        assertThat(stored.acceptedAt()).isEqualTo(HUB.clock().instant());
        assertThat(stored.readableBy(AgencyId.of("X99.51.002"))).isFalse();
    }

    @Test
    void a_resend_gets_the_first_receipt_and_changes_nothing() {
        byte[] cms = HUB.ping(UUID.randomUUID(), BANK, ENFORCEMENT);
        Outcome.Accepted first = accepted(cms, BANK);

        Outcome.Accepted second = accepted(cms, BANK);

        assertThat(second.repeated()).isTrue();
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(HUB.bean(EvidenceLog.class).ofMessage(first.id())).hasSize(1);
    }

    @Test
    void a_group_means_its_members_of_the_day_less_the_sender_each_once() {
        UUID id = UUID.randomUUID();

        accepted(HUB.ping(id, BANK, "group:banks", "X99.51.002"), BANK);

        assertThat(HUB.bean(MessageArchive.class).find(id).orElseThrow().recipients())
                .contains(AgencyId.of("X99.51.002"), AgencyId.of("X99.51.099"))
                .doesNotContain(AgencyId.of(BANK))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_order_opens_duties_that_only_the_two_sides_see() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);

        Statement statement = statement(accepted(order.signed(), ENFORCEMENT).receipt());

        assertThat(statement.obligations())
                .extracting(owed -> owed.owes())
                .contains("account-freeze.execution-report");
        assertThat(statement.copies()).isNotEmpty();
        ExchangeBook book = HUB.bean(ExchangeBook.class);
        assertThat(duties(book, BANK, order.id())).isNotEmpty();
        assertThat(duties(book, "X99.51.002", order.id())).isEmpty();
    }

    private static List<String> duties(ExchangeBook book, String agency, UUID exchange) {
        return book
                .obligations(
                        Set.of(AgencyId.of(agency)),
                        ObligationFilter.all(),
                        Optional.empty(),
                        1_000)
                .items()
                .stream()
                .filter(duty -> duty.exchange().equals(exchange))
                .map(duty -> duty.owes())
                .toList();
    }

    @Test
    void a_division_s_channel_carries_what_its_agency_sealed_and_its_official_handles_the_case() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        Channel division =
                new Channel("rest", AgencyId.of("X99.11.001.01"), AgencyId.of(ENFORCEMENT));

        Outcome outcome = HUB.intake().submit(order.signedBy("X99.11.001.01"), division);

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(HUB.bean(ExchangeBook.class).find(order.id()).orElseThrow().handlingUnit())
                .isEqualTo(AgencyId.of("X99.11.001.01"));
    }

    @Test
    void the_same_document_under_a_new_id_is_refused_and_names_the_first() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accepted(order.signed(), ENFORCEMENT);
        UUID first = order.id();

        Outcome outcome = send(order.id(UUID.randomUUID()).signed(), ENFORCEMENT);

        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DUPLICATE_DOCUMENT);
        assertThat(refused.refusal().detail().args()).containsExactly(first.toString());
        assertThat(statement(refused.rejection().orElseThrow()).reason())
                .contains("duplicate-document");
    }

    @Test
    void a_dry_run_tells_everything_and_stores_nothing() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        byte[] cms = order.signed();

        Outcome outcome = HUB.intake().dryRun(cms, IntakeHarness.channel(ENFORCEMENT));

        Outcome.Checked checked = (Outcome.Checked) outcome;
        assertThat(checked.recipients()).containsExactly(AgencyId.of(BANK));
        assertThat(checked.copies()).isNotEmpty();
        assertThat(checked.obligations()).isNotEmpty();
        assertThat(HUB.bean(MessageArchive.class).find(order.id())).isEmpty();
        assertThat(HUB.bean(EvidenceLog.class).ofMessage(order.id())).isEmpty();
        assertThat(accepted(cms, ENFORCEMENT).repeated()).isFalse();
    }

    @Test
    void a_report_follows_its_order_and_fulfils_the_duty() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accepted(order.signed(), ENFORCEMENT);
        Letter report =
                HUB.letter("account-freeze.execution-report", BANK, ENFORCEMENT)
                        .in(order.id(), order.id());

        accepted(report.sealed(), BANK);

        assertThat(HUB.bean(ExchangeBook.class).find(order.id()).orElseThrow().obligations())
                .filteredOn(duty -> duty.owes().equals("account-freeze.execution-report"))
                .extracting(duty -> duty.fulfilledBy())
                .containsExactly(Optional.of(report.id()));
        assertThat(HUB.bean(MessageArchive.class).ofExchange(order.id()))
                .extracting(StoredMessage::id)
                .containsExactly(order.id(), report.id());
    }

    @Test
    void duties_are_paged_by_their_due_instant_and_filtered_by_side() {
        String agency = "X99.11.002";
        for (int i = 0; i < 3; i++) {
            accepted(HUB.letter("account-freeze.order", agency, "X99.51.003").signed(), agency);
        }
        ExchangeBook book = HUB.bean(ExchangeBook.class);
        AgencyId id = AgencyId.of(agency);
        List<Obligation> all =
                book.obligations(Set.of(id), ObligationFilter.all(), Optional.empty(), 1_000)
                        .items();

        List<Obligation> paged = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ObligationPage page = book.obligations(Set.of(id), ObligationFilter.all(), after, 2);
            paged.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        ObligationFilter owedAndOpen =
                new ObligationFilter(Set.of(Obligation.Status.OPEN), ObligationFilter.Role.OWED_TO);

        assertThat(all).hasSizeGreaterThan(4);
        assertThat(paged).isEqualTo(all);
        assertThat(paged).extracting(Obligation::due).isSorted();
        assertThat(book.obligations(Set.of(id), owedAndOpen, Optional.empty(), 1_000).items())
                .isNotEmpty()
                .allMatch(duty -> duty.owedTo().equals(id))
                .allMatch(duty -> duty.status() == Obligation.Status.OPEN);
    }
}
