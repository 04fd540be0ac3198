package vn.liennganh.clarification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Link;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.position.Question;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.support.Hearsay;

/** What becomes of the questions of a case, in whatever parts and order they are answered. */
class ClarificationBookTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COURT = "X99.41.001";
    private static final String ABOVE = "X99.41.000";
    private static final int ASKED = 1;
    private static final int POSTPONED = 2;

    private final ClarificationBook book = new ClarificationBook();
    private final Hearsay talk = new Hearsay();
    private Position position = empty();

    @Test
    void a_request_is_not_answered_while_one_question_is_open() {
        hear(request("1", "2", "3"));
        hear(answer("1", "explained"));
        hear(answer("3", "corrected"));
        assertThat(asking().answered()).isFalse();
        assertThat(asking().open()).isEqualTo(1);
        assertThat(marks())
                .contains(ClarificationBook.OPEN)
                .doesNotContain(ClarificationBook.TO_FOLLOW_UP);

        hear(answer("2", "refused"));

        assertThat(asking().answered()).isTrue();
        assertThat(asking().refused()).isFalse();
        assertThat(marks())
                .contains(ClarificationBook.TO_FOLLOW_UP)
                .doesNotContain(ClarificationBook.OPEN);
        assertThat(question("3").correction()).contains("8/QD");
    }

    @Test
    void the_superior_court_opens_a_question_again_and_sees_the_case() {
        hear(request("1", "2"));
        hear(answer("1", "explained"));
        hear(answer("2", "explained"));
        hear(
                office(
                        "judgment-clarification.superior-request",
                        ABOVE,
                        ASKED,
                        "{'whyStillUnclear':[{'questionNo':'2','reason':'r'}]}"));
        assertThat(entry().readers())
                .containsExactlyInAnyOrder(
                        AgencyId.of(OFFICE), AgencyId.of(COURT), AgencyId.of(ABOVE));
        hear(
                talk.says(
                        "judgment-clarification.superior-direction",
                        ABOVE,
                        COURT + "," + OFFICE,
                        ASKED,
                        false,
                        Hearsay.object("{'questions':[{'no':'2','direction':'d'}]}")));

        assertThat(asking().open()).isEqualTo(1);
        assertThat(question("2").reopened()).isEqualTo(1);
        assertThat(question("1").open()).isFalse();
        assertThat(asking().referrals().get(0).directedAt()).isPresent();
        hear(answer("2", "supplemented"));
        assertThat(question("2").state()).isEqualTo(Question.State.SUPPLEMENTED);
    }

    @Test
    void a_postponement_stands_until_a_resumption_and_others_are_of_no_concern() {
        hear(postponement("other"));
        assertThat(position.links()).isEmpty();
        hear(postponement("clarification-pending"));
        assertThat(position.postponement()).isPresent();
        hear(
                office(
                        "enforcement-decision.resumption",
                        "X99.31.001",
                        POSTPONED,
                        "{'groundEndedOn':'2026-12-20'}"));

        assertThat(position.postponement()).isEmpty();
        assertThat(position.links()).hasSize(1);
        assertThat(position.links().get(0).steps()).hasSize(2);
        assertThat(marks()).isEmpty();
    }

    /** The vector: asked on 1 December at nine, coercion on the second at half past eight. */
    @Test
    void a_stay_request_says_how_long_before_the_coercion_it_came() {
        Heard stay =
                talk.says(
                        "stay.request",
                        "X99.31.000",
                        OFFICE,
                        5,
                        true,
                        Hearsay.object(
                                "{'coercionTimeKnown':true,'coercionAt':'"
                                        + Hearsay.moment(1 + 23 * 60 + 30)
                                        + "'}"));
        assertThat(book.opens(stay)).containsExactly(empty().key());
        hear(stay);

        Link.Step step = position.links().get(0).last();
        assertThat(step.says()).containsEntry("ahead", "PT23H30M");
        assertThat(entry().readers()).containsExactly(AgencyId.of(OFFICE));
    }

    @Test
    void answers_in_any_order_leave_the_same_questions_and_are_read_back_as_written() {
        Heard request = request("1", "2", "3", "4");
        List<Heard> answers =
                List.of(
                        answer("1", "explained"),
                        answer("2", "corrected"),
                        answer("3", "outside-explanation"),
                        answer("4", "refused"));
        Random random = new Random(41);
        for (int round = 0; round < 100; round++) {
            List<Heard> shuffled = new ArrayList<>(answers);
            Collections.shuffle(shuffled, random);
            position = empty();
            hear(request);
            for (int i = 0; i < shuffled.size(); i++) {
                assertThat(asking().answered()).isFalse();
                assertThat(asking().open()).isEqualTo(4 - i);
                hear(shuffled.get(i));
            }
            assertThat(asking().questions())
                    .extracting(one -> one.state().word())
                    .containsExactly("explained", "corrected", "outside-explanation", "refused");
            String written = Json.MAPPER.writeValueAsString(position);
            assertThat(Json.MAPPER.readValue(written, Position.class)).isEqualTo(position);
        }
    }

    private static Position empty() {
        return Position.empty(new Matter(AgencyId.of(OFFICE), "125", ""));
    }

    private Heard request(String... numbers) {
        StringBuilder questions = new StringBuilder();
        for (String number : numbers) {
            questions
                    .append(questions.isEmpty() ? "" : ",")
                    .append("{'no':'" + number + "','doubtKind':'figures'}");
        }
        return office(
                "judgment-clarification.request",
                COURT,
                ASKED,
                "{'postponementPlanned':true,'questions':[" + questions + "]}");
    }

    private Heard answer(String number, String outcome) {
        String correction =
                outcome.equals("corrected") ? ",'correctionDecision':{'number':'8/QD'}" : "";
        return talk.says(
                "judgment-clarification.answer",
                COURT,
                OFFICE,
                ASKED,
                false,
                Hearsay.object(
                        "{'answers':[{'questionNo':'"
                                + number
                                + "','outcome':'"
                                + outcome
                                + "'"
                                + correction
                                + "}]}"));
    }

    private Heard postponement(String ground) {
        return office(
                "enforcement-decision.postponement",
                "X99.31.001",
                POSTPONED,
                "{'groundKind':'" + ground + "','decision':{'number':'1'}}");
    }

    private Heard office(String type, String to, int exchange, String body) {
        return talk.says(type, OFFICE, to, exchange, false, Hearsay.object(body));
    }

    private void hear(Heard heard) {
        position = book.after(position, heard);
    }

    private Asking asking() {
        return position.asking(Hearsay.exchange(ASKED)).orElseThrow();
    }

    private Question question(String no) {
        return asking().questions().stream()
                .filter(one -> one.no().equals(no))
                .findFirst()
                .orElseThrow();
    }

    private Entry entry() {
        return book.entry(new Standing<>(position.key(), 1, Hearsay.moment(1), position));
    }

    private Set<String> marks() {
        return entry().marks();
    }
}
