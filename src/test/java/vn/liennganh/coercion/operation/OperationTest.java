package vn.liennganh.coercion.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.coercion.operation.Affair.COMMITTEE;
import static vn.liennganh.coercion.operation.Affair.COMMUNE;
import static vn.liennganh.coercion.operation.Affair.OFFICE;
import static vn.liennganh.coercion.operation.Affair.PROVINCE;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Consent.Status;
import vn.liennganh.coercion.operation.Terms.Term;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** What is agreed, with whom, and on which text. */
class OperationTest {

    private static final String WEDNESDAY = "2026-12-23T08:30:00+07:00";
    private static final String THURSDAY = "2026-12-24T08:30:00+07:00";
    private static final String FRIDAY = "2026-12-25T08:30:00+07:00";

    @Test
    void silence_is_never_consent() {
        Operation asked = new Affair().consult(1, WEDNESDAY, 8).now();

        assertThat(status(asked, COMMUNE)).isEqualTo(Status.AWAITED);
        assertThat(asked.consented()).isFalse();
        assertThat(asked.committed()).isZero();
    }

    @Test
    void a_consent_names_its_version_and_brings_its_forces() {
        Operation agreed = new Affair().consult(1, WEDNESDAY, 8).agree(1, 6).now();

        assertThat(consent(agreed, COMMUNE).version()).isEqualTo(1);
        assertThat(status(agreed, COMMUNE)).isEqualTo(Status.STANDS);
        assertThat(agreed.asked()).contains(8);
        assertThat(agreed.committed()).isEqualTo(6);
        assertThat(agreed.committed(COMMUNE).orElseThrow().unit()).isEqualTo("Sen Lam");
    }

    @Test
    void every_change_of_time_place_measure_or_forces_asks_for_it_again() {
        assertThat(reopened(WEDNESDAY, 8, "place", "Sen Lam 14")).containsExactly(Term.PLACE);
        assertThat(reopened(WEDNESDAY, 8, "measure", "Seizure")).containsExactly(Term.MEASURE);
        assertThat(reopened(THURSDAY, 8, "place", "Sen Lam 12")).containsExactly(Term.TIME);
        assertThat(reopened(WEDNESDAY, 9, "place", "Sen Lam 12")).containsExactly(Term.FORCES);
        assertThat(reopened(THURSDAY, 9, "place", "Sen Lam 12"))
                .containsExactlyInAnyOrder(Term.TIME, Term.FORCES);
    }

    private static Set<Term> reopened(String at, int people, String field, String said) {
        Operation changed =
                new Affair()
                        .consult(1, WEDNESDAY, 8)
                        .agree(1, 8)
                        .consult(2, at, people, body -> body.put(field, said))
                        .now();
        assertThat(status(changed, COMMUNE)).isEqualTo(Status.REOPENED);
        assertThat(changed.consented()).isFalse();
        assertThat(changed.committed()).isZero();
        return consent(changed, COMMUNE).changed();
    }

    @Test
    void a_plan_that_says_something_else_than_was_agreed_to_reopens_under_the_same_number() {
        Affair affair = new Affair().consult(1, WEDNESDAY, 8).agree(1, 8);

        Operation same = affair.plan(1, WEDNESDAY, 8, body -> {}).now();
        assertThat(status(same, COMMUNE)).isEqualTo(Status.STANDS);

        Operation other = affair.plan(1, THURSDAY, 8, body -> {}).now();
        assertThat(status(other, COMMUNE)).isEqualTo(Status.REOPENED);
        assertThat(consent(other, COMMUNE).changed()).containsExactly(Term.TIME);
    }

    @Test
    void the_province_answers_for_the_commune_that_referred_the_case() {
        Affair affair =
                new Affair()
                        .consult(1, WEDNESDAY, 30)
                        .say(
                                "complexity-report",
                                COMMUNE,
                                List.of(PROVINCE, OFFICE),
                                body -> body.put("planVersion", 1).put("whyComplex", "Crowds"));
        assertThat(status(affair.now(), COMMUNE)).isEqualTo(Status.REFERRED);
        assertThat(status(affair.now(), PROVINCE)).isEqualTo(Status.AWAITED);

        Operation agreed = affair.reply(PROVINCE, "agree", 1, 30, "Hoa Sen", "Le Van C").now();
        assertThat(agreed.consents()).extracting(Consent::agency).containsExactly(PROVINCE);
        assertThat(agreed.committed()).isEqualTo(30);
    }

    @Test
    void a_direction_of_the_committee_takes_the_place_of_a_consent_that_was_refused() {
        Affair affair =
                new Affair().consult(1, WEDNESDAY, 8).reply(COMMUNE, "disagree", 1, 0, "", "");
        assertThat(status(affair.now(), COMMUNE)).isEqualTo(Status.REFUSED);
        affair.say(
                "direction",
                COMMITTEE,
                List.of(COMMUNE, OFFICE),
                body -> body.put("outcome", "proceed").put("planVersion", 1));
        assertThat(affair.now().consented()).isTrue();
        assertThat(affair.now().committed()).isZero();

        Operation drawn = affair.plan(1, WEDNESDAY, 8, body -> {}).protect(1, 8).now();
        assertThat(drawn.committed()).isEqualTo(8);
    }

    @Test
    void who_cannot_deploy_has_consented_to_nothing_any_more() {
        Operation unable =
                new Affair()
                        .consult(1, WEDNESDAY, 8)
                        .agree(1, 8)
                        .police("unable-to-deploy", body -> body.put("reason", "A flood"))
                        .now();

        assertThat(status(unable, COMMUNE)).isEqualTo(Status.UNABLE);
        assertThat(consent(unable, COMMUNE).note()).isEqualTo("A flood");
        assertThat(unable.unable()).isTrue();
        assertThat(unable.committed()).isZero();
    }

    @Test
    void a_time_agreed_on_is_shown_until_a_text_says_it() {
        Affair affair = new Affair().consult(1, WEDNESDAY, 8).propose(COMMUNE, THURSDAY);
        assertThat(affair.now().openProposals()).hasSize(1);

        affair.answer(OFFICE, COMMUNE, "agree");
        assertThat(affair.now().openProposals()).isEmpty();
        assertThat(affair.now().agreedTime()).contains(Instant.parse("2026-12-24T01:30:00Z"));

        affair.consult(2, THURSDAY, 8);
        assertThat(affair.now().agreedTime()).isEmpty();
    }

    @Test
    void of_several_times_the_answer_says_which_and_one_that_nobody_named_is_none() {
        Affair affair = new Affair().consult(1, WEDNESDAY, 8).propose(COMMUNE, THURSDAY, FRIDAY);
        assertThat(affair.now().openProposals().get(0).times())
                .containsExactly(
                        Instant.parse("2026-12-24T01:30:00Z"),
                        Instant.parse("2026-12-25T01:30:00Z"));

        affair.agree(OFFICE, COMMUNE, "2026-12-28T08:30:00+07:00");
        assertThat(affair.now().agreedTime()).isEmpty();
        affair.propose(COMMUNE, THURSDAY, FRIDAY).agree(OFFICE, COMMUNE, FRIDAY);
        assertThat(affair.now().agreedTime()).contains(Instant.parse("2026-12-25T01:30:00Z"));
    }

    @Test
    void an_answer_is_about_the_proposal_of_whom_it_answers() {
        Affair affair =
                new Affair()
                        .consult(1, WEDNESDAY, 8)
                        .propose(COMMUNE, THURSDAY)
                        .propose(OFFICE, FRIDAY)
                        .answer(OFFICE, COMMUNE, "agree");
        assertThat(affair.now().agreedTime()).contains(Instant.parse("2026-12-24T01:30:00Z"));
    }

    @Test
    void to_the_province_a_report_says_when_and_where_and_is_no_text() {
        Affair affair = new Affair().consult(3, WEDNESDAY, 8);
        affair.say(
                "complexity-report",
                COMMUNE,
                List.of(PROVINCE, OFFICE),
                body ->
                        body.put("planVersion", 3)
                                .put("plannedAt", WEDNESDAY)
                                .put("place", "Sen Lam 12")
                                .put("whyComplex", "A crowd"));
        Operation seen = affair.now().seenBy(Set.of(PROVINCE));
        assertThat(seen.text()).isEmpty();
        assertThat(seen.version()).isEqualTo(3);
        assertThat(seen.terms().orElseThrow().place()).isEqualTo("Sen Lam 12");
        assertThat(seen.police()).contains(PROVINCE).doesNotContain(OFFICE);
        assertThat(Texting.of(affair.now())).hasSize(1);
        assertThat(affair.now().terms().orElseThrow().people()).contains(8);
        assertThat(seen.asked()).as("nobody told the province").isEmpty();
        assertThat(seen.terms().orElseThrow().forces()).isEmpty();
        assertThat(seen.terms().orElseThrow().beneficiary()).isEmpty();
    }

    @Test
    void a_reader_knows_what_it_got_and_no_more() {
        AgencyId watcher = AgencyId.of("X99.81.001");
        Affair affair = new Affair().consult(1, WEDNESDAY, 8).agree(1, 8);
        affair.say(
                "plan",
                OFFICE,
                List.of(COMMUNE, watcher),
                body -> body.put("version", 1).put("time", WEDNESDAY));

        Operation seen = affair.now().seenBy(Set.of(watcher));
        assertThat(seen.facts()).extracting(Fact::type).containsExactly("plan");
        assertThat(seen.committed()).isZero();
        assertThat(affair.now().seenBy(Set.of(OFFICE))).isEqualTo(affair.now());
        assertThat(affair.now().parties()).contains(watcher, COMMUNE, OFFICE);
    }

    @Test
    void it_is_read_back_as_it_was_written() {
        Operation one =
                new Affair()
                        .consult(1, WEDNESDAY, 8)
                        .agree(1, 8)
                        .plan(1, WEDNESDAY, 8, body -> {})
                        .protect(1, 8, "99A-012.34")
                        .now();
        String written = Json.MAPPER.writeValueAsString(one);
        assertThat(Json.MAPPER.readValue(written, Operation.class)).isEqualTo(one);
    }

    @Test
    void notices_without_end_do_not_make_it_grow_without_end() {
        Affair affair = new Affair().consult(1, WEDNESDAY, 8).agree(1, 8);
        for (int i = 0; i < 200; i++) {
            affair.police("situation-notice", body -> body.put("situation", "Quiet"));
        }
        assertThat(affair.now().facts()).hasSizeLessThan(60);
        assertThat(affair.now().consented()).isTrue();
    }

    private static Consent consent(Operation operation, AgencyId agency) {
        return operation.consents().stream()
                .filter(one -> one.agency().equals(agency))
                .findFirst()
                .orElseThrow();
    }

    private static Status status(Operation operation, AgencyId agency) {
        return consent(operation, agency).status();
    }
}
