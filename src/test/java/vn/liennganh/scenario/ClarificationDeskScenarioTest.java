package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.clarification.search.Passages;
import vn.liennganh.desk.Desks;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** A court that answers in parts, refuses, corrects; and what the office may do about it. */
class ClarificationDeskScenarioTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String ABOVE = "X99.41.000";

    private static Party office;
    private static Party court;

    @BeforeAll
    static void everybody() {
        office = Party.of(HUB, "X99.11.001");
        court = Party.of(HUB, Clarifying.COURT);
    }

    @Test
    void two_answers_of_three_are_no_answer_and_close_nothing() {
        Clarifying talk = Clarifying.ask(HUB, 3, "a");
        talk.answer("explained", "1", "2");

        JsonNode asked = talk.asked();
        assertThat(asked.path("state").asString()).isEqualTo("part-answered");
        assertThat(asked.path("open").asLong()).isEqualTo(1);
        assertThat(asked.path("questions").path(0).path("answer").asString()).isEqualTo("z");
        assertThat(asked.path("questions").path(2).path("state").asString()).isEqualTo("open");
        assertThat(talk.drafts("superior-request")).isEmpty();
        assertThat(talk.drafts("follow-up")).isEmpty();
        assertThat(asked.path("obligations"))
                .anySatisfy(
                        duty -> {
                            assertThat(duty.path("owes").asString())
                                    .isEqualTo("judgment-clarification.answer");
                            assertThat(duty.path("status").asString()).isEqualTo("open");
                        });
        Draft early = talk.by(office, "judgment-clarification.follow-up", Clarifying.COURT);
        assertThatThrownBy(() -> talk.send(early))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo("step-not-permitted"));

        talk.answer("explained", "3");
        assertThat(talk.asked().path("state").asString()).isEqualTo("answered");
        assertThat(talk.drafts("follow-up")).hasSize(1);
    }

    @Test
    void only_a_reply_that_stays_unclear_goes_to_the_superior_court() {
        Clarifying talk = Clarifying.ask(HUB, 2, "a");
        assertThat(talk.drafts("superior-request")).isEmpty();
        talk.answer("explained", "1", "2");
        Draft up = talk.completed(talk.draft("superior-request"), ABOVE);
        up.body().putArray("whyStillUnclear").addObject().put("questionNo", "2").put("reason", "r");
        talk.send(up);

        Party above = Party.of(HUB, ABOVE);
        JsonNode waiting = waiting(above, talk);
        assertThat(waiting.path("obligation").path("owes").asString())
                .isEqualTo("judgment-clarification.superior-direction");
        assertThat(waiting.path("request").path("questions").path(0).path("clause").isString())
                .isFalse();
        Draft direction =
                talk.by(
                        above,
                        "judgment-clarification.superior-direction",
                        Clarifying.COURT,
                        "X99.11.001");
        direction.body().putArray("questions").addObject().put("no", "2").put("direction", "d");
        above.send(above.signed(direction));
        assertThat(talk.asked().path("questions").path(1).path("reopened").asInt()).isEqualTo(1);
        assertThat(talk.asked().path("open").asLong()).isEqualTo(1);
        talk.answer("supplemented", "2");
        assertThat(talk.asked().path("state").asString()).isEqualTo("answered");
    }

    @Test
    void a_refusal_of_the_whole_is_an_answer_but_no_way_up() {
        Clarifying talk = Clarifying.ask(HUB, 1, "a");
        Draft refusal = talk.by(court, "judgment-clarification.answer", "X99.11.001");
        refusal.body().put("requestRefused", true);
        refusal.body()
                .putArray("answers")
                .addObject()
                .put("questionNo", "1")
                .put("outcome", "refused")
                .put("reason", "r");
        court.send(court.signed(refusal));

        assertThat(talk.asked().path("state").asString()).isEqualTo("refused");
        assertThat(talk.drafts("superior-request")).isEmpty();
        assertThat(talk.drafts("follow-up")).hasSize(1);
        assertThat(talk.drafts("supreme-report")).isEmpty();
    }

    @Test
    void a_correction_is_copied_to_the_procuracy_and_found_again_without_accents() {
        String word = "q" + UUID.randomUUID().toString().substring(0, 8);
        Clarifying talk =
                Clarifying.ask(
                        HUB,
                        1,
                        "Di\u1ec7n t\u00edch \u0111\u1ea5t c\u1ee7a \u00f4ng H\u00f9ng " + word);
        talk.answer("corrected", "1");
        JsonNode reply = talk.asked().path("replies").path(0);
        assertThat(reply.path("procuracyCopied").asBoolean()).isTrue();
        assertThat(talk.asked().path("questions").path(0).path("correction").asString())
                .isEqualTo("8/QD");

        assertThat(found(office, "dien tich dat " + word)).hasSize(1);
        assertThat(found(court, word.toUpperCase(java.util.Locale.ROOT))).hasSize(1);
        assertThat(found(court, word).get(0).path("question").path("answer").asString())
                .isEqualTo("z");
        assertThat(found(office, "hung " + word)).isEmpty();
        for (String other : List.of("X99.11.002", "X99.41.000", "X99.31.001")) {
            assertThat(found(Party.of(HUB, other), word)).isEmpty();
        }
        HUB.bean(Passages.class).remake();
        assertThat(found(office, "dien tich dat " + word)).hasSize(1);
    }

    @Test
    void the_court_has_its_queue_by_due_day_and_the_case_is_unknown_to_others() {
        Clarifying talk = Clarifying.ask(HUB, 1, "a");
        JsonNode waiting = waiting(court, talk);
        assertThat(waiting.path("request").path("questions").path(0).path("clause").asString())
                .isEqualTo("a");
        List<String> dues = new ArrayList<>();
        court.hub()
                .json("/clarifications/queue?limit=1000")
                .path("items")
                .forEach(one -> dues.add(one.path("obligation").path("due").asString()));
        assertThat(dues).isSorted();
        for (String other : List.of("X99.11.002", "X99.31.001")) {
            Party party = Party.of(HUB, other);
            assertThatThrownBy(
                            () ->
                                    party.hub()
                                            .json(
                                                    "/clarifications/case?number="
                                                            + Clarifying.coded(talk.number())))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        }
    }

    @Test
    void a_postponement_is_linked_and_resumed_when_the_answer_is_there() {
        Clarifying talk = Clarifying.ask(HUB, 1, "a");
        assertThat(talk.drafts("resumption")).isEmpty();
        talk.send(talk.completed(talk.draft("postponement"), "X99.31.000"));
        JsonNode linked = talk.seen().path("linked");
        assertThat(linked).hasSize(1);
        assertThat(linked.path(0).path("state").asString()).isEqualTo("postponed");
        assertThat(talk.drafts("postponement")).isEmpty();
        assertThat(talk.drafts("resumption")).isEmpty();
        assertThat(talk.asked().path("obligations"))
                .anySatisfy(
                        duty -> {
                            assertThat(duty.path("owes").asString())
                                    .isEqualTo("enforcement-decision.postponement");
                            assertThat(duty.path("status").asString()).isEqualTo("fulfilled");
                        });

        talk.answer("explained", "1");
        talk.send(talk.completed(talk.draft("resumption"), "X99.31.000"));

        assertThat(talk.seen().path("linked").path(0).path("state").asString())
                .isEqualTo("in-force");
        assertThat(talk.drafts("resumption")).isEmpty();
    }

    /** Coercion in 23 and a half hours: the head may postpone, and need not. */
    @Test
    void a_stay_request_of_less_than_24_hours_is_linked_as_one_that_may_be_followed() {
        Clarifying talk = Clarifying.ask(HUB, 1, "a");
        Party procuracy = Party.of(HUB, "X99.31.000");
        Draft stay = procuracy.opening("stay.request", "X99.11.001").caseNumber(talk.number());
        stay.body()
                .put("coercionTimeKnown", true)
                .put(
                        "coercionAt",
                        procuracy.hub().whoami().time().plusMinutes(23 * 60 + 30).toString());
        procuracy.send(procuracy.signed(stay));

        JsonNode linked = talk.seen().path("linked").path(0);
        assertThat(linked.path("state").asString()).isEqualTo("may-postpone");
        assertThat(linked.path("steps").path(0).path("says").path("ahead").asString())
                .startsWith("PT23H");
        assertThatThrownBy(
                        () ->
                                procuracy
                                        .hub()
                                        .json(
                                                "/clarifications/case?number="
                                                        + Clarifying.coded(talk.number())))
                .isInstanceOf(Problem.class);
    }

    @Test
    void a_cassation_recommendation_and_its_answer_are_linked() {
        Clarifying talk = Clarifying.ask(HUB, 1, "a");
        Draft recommendation =
                office.opening("cassation-recommendation.request", ABOVE).caseNumber(talk.number());
        talk.send(recommendation);
        Party above = Party.of(HUB, ABOVE);
        Draft answer =
                above.opening("cassation-recommendation.answer", "X99.11.001")
                        .within(
                                UUID.fromString(recommendation.field("id").asString()),
                                MessageIds.next(Clock.systemUTC()))
                        .caseNumber(talk.number());
        above.send(above.signed(answer));

        JsonNode linked = talk.seen().path("linked").path(0);
        assertThat(linked.path("procedure").asString()).isEqualTo("cassation-recommendation");
        assertThat(linked.path("steps")).hasSize(2);
        assertThat(linked.path("steps").path(1).path("says").path("outcome").asString())
                .isEqualTo("no-ground");
        assertThat(linked.path("obligations")).isNotEmpty();
    }

    @Test
    void made_again_from_the_messages_every_case_is_as_it_was() {
        Clarifying talk = Clarifying.ask(HUB, 2, "a");
        talk.answer("explained", "2");
        JsonNode live = talk.seen();

        assertThat(HUB.bean(Desks.class).rebuild()).isZero();

        assertThat(talk.seen()).isEqualTo(live);
    }

    private static JsonNode waiting(Party viewer, Clarifying talk) {
        for (JsonNode one : viewer.hub().json("/clarifications/queue?limit=1000").path("items")) {
            if (one.path("caseNumber").asString().equals(talk.number())) {
                return one;
            }
        }
        throw new AssertionError("not in the queue: " + talk.number());
    }

    private static List<JsonNode> found(Party viewer, String words) {
        return new ArrayList<>(
                viewer.hub()
                        .json("/clarifications/search?q=" + Clarifying.coded(words))
                        .path("items")
                        .values());
    }
}
