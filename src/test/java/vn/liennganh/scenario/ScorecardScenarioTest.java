package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Problem;

/** A bank answers at once: its card counts it, and leads to the two messages. */
class ScorecardScenarioTest {

    private static final Party OFFICE = Party.of(RunningHub.shared(), "X99.11.001");
    private static final Party BANK = Party.of(RunningHub.shared(), "X99.51.003");

    @Test
    void an_answer_in_time_counts_and_leads_to_its_messages() {
        LocalDate today = OFFICE.hub().whoami().time().toLocalDate();
        String span = "from=" + today.minusDays(1) + "&to=" + today.plusDays(30);
        long before = count(span, "on-time");

        Draft request = OFFICE.opening("account-information.request", "X99.51.003");
        OFFICE.send(OFFICE.signed(request));
        Envelope asked = EnvelopeReader.read(request.bytes()).value();
        Draft reply = BANK.answering("account-information.reply", asked);
        reply.body().put("complete", true);
        BANK.send(BANK.sealed(reply));

        assertThat(count(span, "on-time")).isEqualTo(before + 1);
        String path =
                card(span).path("links").path("on-time").asString().substring("/api/v1".length());
        List<String> causes = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        BANK.hub()
                .json(path)
                .path("items")
                .forEach(
                        duty -> {
                            causes.add(duty.path("cause").asString());
                            answers.add(duty.path("answer").asString(""));
                        });
        assertThat(causes).contains(request.field("id").asString());
        assertThat(answers).contains(reply.field("id").asString());
        assertThatThrownBy(() -> OFFICE.hub().json(path))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_card_is_shown_to_the_agency_and_to_nobody_beside_it() {
        LocalDate today = OFFICE.hub().whoami().time().toLocalDate();
        String span = "/scorecards?from=" + today.minusDays(1) + "&to=" + today.plusDays(30);
        Draft request = OFFICE.opening("account-information.request", "X99.51.003");
        OFFICE.send(OFFICE.signed(request));
        assertThat(agencies(OFFICE, span)).doesNotContain("X99.51.003");
        assertThat(agencies(BANK, span)).containsExactly("X99.51.003");
        assertThat(agencies(Party.of(RunningHub.shared(), "X99.10.000"), span))
                .doesNotContain("X99.51.003");
    }

    @Test
    void a_superior_sees_those_below_it_and_the_operator_sees_all() {
        LocalDate today = OFFICE.hub().whoami().time().toLocalDate();
        String span = "/scorecards?from=" + today.minusDays(1) + "&to=" + today.plusDays(30);
        Draft branch = OFFICE.opening("account-information.request", "X99.51.001");
        OFFICE.send(OFFICE.signed(branch));
        Draft other = OFFICE.opening("account-information.request", "X99.51.003");
        OFFICE.send(OFFICE.signed(other));

        assertThat(agencies(Party.of(RunningHub.shared(), "X99.51.000"), span))
                .contains("X99.51.001")
                .doesNotContain("X99.51.003", "X99.11.001");
        assertThat(agencies(Party.of(RunningHub.shared(), "X99.51.001"), span))
                .containsExactly("X99.51.001");
        assertThat(agencies(Party.of(RunningHub.shared(), "X99.00.000"), span))
                .contains("X99.51.001", "X99.51.003");
    }

    private static List<String> agencies(Party party, String span) {
        List<String> all = new ArrayList<>();
        party.hub()
                .json(span)
                .path("items")
                .forEach(card -> all.add(card.path("agency").asString()));
        return all;
    }

    private static long count(String span, String mark) {
        return card(span).path("counts").path(mark).asLong();
    }

    private static JsonNode card(String span) {
        return BANK.hub().json("/scorecards?" + span).path("items").path(0);
    }
}
