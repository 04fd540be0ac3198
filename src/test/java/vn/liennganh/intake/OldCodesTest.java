package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Texts;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** Mail for a code that has ended reaches who carries on, and the evidence keeps the code. */
class OldCodesTest {

    private static final String ENFORCEMENT = "X99.11.001";
    private static final String DIVISION = "X99.11.001.01";
    private static final String OLD_OFFICE = "X99.11.900";
    private static final String BANK = "X99.51.001";
    private static final String OLD_BANK = "X99.51.900";
    private static final String LATER_BANK = "X99.51.901";
    private static final String OLD_PROCURACY = "X99.31.900";

    @TempDir static Path folder;
    private static IntakeHarness hub;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(
                folder.resolve("former.yaml"),
                """
                agencies:
                  - {identifier: X99.51.900, kind: bank, names: {vi: A, en: A}, territory: Tỉnh Hoa Sen,
                     valid-from: 2026-01-01, valid-to: 2026-10-31, successors: [X99.51.001], channel: rest-inbox}
                  - {identifier: X99.51.901, kind: bank, names: {vi: A, en: A}, territory: Tỉnh Hoa Sen,
                     valid-from: 2026-01-01, valid-to: 2026-11-30, successors: [X99.51.002], channel: rest-inbox}
                  - {identifier: X99.11.900, kind: enforcement-agency, names: {vi: A, en: A}, territory: Tỉnh Hoa Sen,
                     valid-from: 2026-01-01, valid-to: 2026-11-30, successors: [X99.11.001], channel: rest-inbox}
                  - {identifier: X99.31.900, kind: procuracy, names: {vi: A, en: A}, territory: Tỉnh Hoa Sen,
                     valid-from: 2026-01-01, valid-to: 2026-06-30, successors: [X99.31.001, X99.31.000],
                     channel: rest-inbox}
                """);
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of(IntakeHarness.AGENCIES, "config/agencies," + folder),
                        context -> {});
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static StoredMessage accepted(Letter letter, byte[] cms, String from) {
        Outcome outcome = hub.intake().submit(cms, IntakeHarness.channel(from));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        Statement statement =
                Statement.read(((Outcome.Accepted) outcome).receipt().statement()).orElseThrow();
        StoredMessage stored = hub.bean(MessageArchive.class).find(letter.id()).orElseThrow();
        assertThat(statement.to()).isEqualTo(stored.to());
        assertThat(statement.time().toInstant()).isEqualTo(stored.acceptedAt());
        return stored;
    }

    private static Letter ping(String from, String... to) {
        return hub.letter("sandbox.ping", from, to);
    }

    @Test
    void the_successor_of_the_day_gets_it_and_the_statement_keeps_the_code_as_written() {
        Letter order = hub.letter("account-freeze.order", ENFORCEMENT, OLD_BANK);
        byte[] cms = order.signed();
        Outcome.Checked checked =
                (Outcome.Checked) hub.intake().dryRun(cms, IntakeHarness.channel(ENFORCEMENT));
        assertThat(checked.recipients()).containsExactly(AgencyId.of(BANK));

        StoredMessage stored = accepted(order, cms, ENFORCEMENT);

        assertThat(stored.recipients()).containsExactly(AgencyId.of(BANK));
        assertThat(stored.to()).containsExactly(OLD_BANK);
        assertThat(stored.acceptedAt()).isEqualTo(hub.clock().instant());
        Letter report =
                hub.letter("account-freeze.execution-report", BANK, ENFORCEMENT)
                        .in(order.id(), order.id());
        accepted(report, report.sealed(), BANK);
    }

    @Test
    void until_its_last_day_an_agency_gets_its_own_mail() {
        Letter before = ping(ENFORCEMENT, LATER_BANK);
        assertThat(accepted(before, before.sealed(), ENFORCEMENT).recipients())
                .containsExactly(AgencyId.of(LATER_BANK));

        hub.clock().tick(Duration.ofDays(8));
        Letter after = ping(ENFORCEMENT, LATER_BANK);
        StoredMessage stored = accepted(after, after.sealed(), ENFORCEMENT);
        hub.clock().tick(Duration.ofDays(-8));

        assertThat(stored.recipients()).containsExactly(AgencyId.of("X99.51.002"));
    }

    @Test
    void of_several_successors_the_one_competent_for_the_unit_gets_it() {
        Letter ofDivision = ping(ENFORCEMENT, OLD_PROCURACY);
        Letter ofProvince = ping(ENFORCEMENT, OLD_PROCURACY);

        assertThat(accepted(ofDivision, ofDivision.signedBy(DIVISION), ENFORCEMENT).recipients())
                .containsExactly(AgencyId.of("X99.31.001"));
        assertThat(accepted(ofProvince, ofProvince.sealed(), ENFORCEMENT).recipients())
                .containsExactly(AgencyId.of("X99.31.000"));
    }

    @Test
    void where_no_rule_picks_a_successor_the_sender_is_told_the_choice() {
        Letter letter = ping("X99.95.001", ENFORCEMENT, OLD_PROCURACY);
        Outcome outcome = hub.intake().submit(letter.sealed(), IntakeHarness.channel("X99.95.001"));

        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertThat(refusal.code()).isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/to/1");
        assertThat(Texts.render(refusal.detail(), Texts.ENGLISH))
                .contains(OLD_PROCURACY, "X99.31.001, X99.31.000");
        assertThat(Texts.render(refusal.detail(), Texts.VIETNAMESE))
                .contains(OLD_PROCURACY, "X99.31.001, X99.31.000");
    }

    @Test
    void an_old_and_a_new_code_of_one_agency_are_one_delivery() {
        Letter letter = ping(ENFORCEMENT, OLD_BANK, BANK);
        StoredMessage stored = accepted(letter, letter.sealed(), ENFORCEMENT);

        assertThat(stored.recipients()).containsExactly(AgencyId.of(BANK));
        assertThat(stored.to()).isEqualTo(List.of(OLD_BANK, BANK));
    }

    @Test
    void a_code_in_the_older_edxml_form_is_turned_round() {
        Letter letter = ping(ENFORCEMENT, "000.001.51.X99");
        StoredMessage stored = accepted(letter, letter.sealed(), ENFORCEMENT);

        assertThat(stored.recipients()).containsExactly(AgencyId.of(BANK));
        assertThat(stored.to()).containsExactly(BANK);
    }

    @Test
    void what_an_agency_has_stated_of_a_debt_binds_the_one_that_carries_on() {
        Letter stated = order(OLD_OFFICE, BANK, 60);
        accepted(stated, stated.signed(), OLD_OFFICE);

        Letter before = order(ENFORCEMENT, "X99.51.002", 1);
        accepted(before, before.signed(), ENFORCEMENT);
        hub.clock().tick(Duration.ofDays(8));
        Letter after = order(ENFORCEMENT, "X99.51.002", 1);
        Outcome outcome = hub.intake().submit(after.signed(), IntakeHarness.channel(ENFORCEMENT));
        hub.clock().tick(Duration.ofDays(-8));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).refusal().detail().key())
                .isEqualTo("regulation.step.sum-beyond");
    }

    /** Of a debt of a hundred, under a ceiling of sixty that the one who has ended has stated. */
    private static Letter order(String office, String bank, long amount) {
        return hub.letter("account-freeze.order", office, bank)
                .set("caseNumber", "125/heir")
                .change(
                        document -> {
                            ObjectNode body = (ObjectNode) document.get("body");
                            body.remove(List.of("amountInWords", "capAcrossHolders"));
                            money(body, "obligationAmount", 100);
                            money(body, "enforcementCosts", 0);
                            money(body, "freezeAmount", amount);
                            if (office.equals(OLD_OFFICE)) {
                                money(body, "capAcrossHolders", 60);
                            }
                            ((ObjectNode) body.at("/debtor/identifiers/0"))
                                    .put("value", "001085099999");
                            ((ObjectNode) body.path("decision"))
                                    .put("number", UUID.randomUUID().toString());
                        });
    }

    private static void money(ObjectNode body, String field, long dong) {
        body.putObject(field).put("amount", dong).put("currency", "VND");
    }

    @Test
    void who_has_ended_sends_nothing() {
        Letter letter = ping(OLD_BANK, ENFORCEMENT);
        Outcome outcome = hub.intake().submit(letter.sealed(), IntakeHarness.channel(OLD_BANK));

        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.SENDER_NOT_PERMITTED);
    }
}
