package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Trial.BANK;
import static vn.liennganh.regulation.Trial.OFFICE;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Text;
import vn.liennganh.regulation.Obligation.Status;
import vn.liennganh.yaml.ConfigProblem;

/** A law is replaced while exchanges run. */
class ContinuationTest {

    private static final String BOTH =
            """
            procedure: visit
            title: {vi: Tham, en: Visit}
            secrecy: parties
            messages:
              - message: ask
                title: {vi: Hoi, en: Ask}
                opens: true
                from: any
                to: any
                case: false
                lane: recipients
                moves: [{from: [new], to: asked}]
                duties:
                  - id: reply
                    who: recipient-to-sender
                    owes: reply
                    within: {working-days: %d}
                    start: {event: acceptance}
                    lapse: default
                    cites: [{of: POLICY, code: PRAC}]
                cites: [{of: POLICY, code: PRAC}]
              - message: reply
                title: {vi: Dap, en: Reply}
                from: any
                to: any
                case: false
                lane: sender
                moves: [{from: [asked], to: %s}]
                cites: [{of: POLICY, code: PRAC}]
            """;

    private static final String OLD =
            """
            edition: 2008
            in-force: {from: 2009-07-01, to: 2026-06-30}
            states:
              - {id: asked, vi: Hoi, en: Asked}
              - {id: done, vi: Xong, en: Done}
            """
                    + BOTH.formatted(5, "done");

    private static final String ENDS_APART =
            """
            edition: 1
            in-force: {from: 2026-07-01}
            states:
              - {id: asked, vi: Hoi, en: Asked}
              - {id: replied, vi: Xong, en: Replied}
            """
                    + BOTH.formatted(3, "replied");

    private static final String GOES_ON =
            ENDS_APART
                    + """
                    continues: 2008
                    continues-states: {done: replied}
                    transition: {cites: [{of: POLICY, code: INF}]}
                    """;

    @TempDir private Path directory;

    private Trial begun(String now) {
        Trial trial = new Trial(Trial.rules(directory, Map.of("visit-2008", OLD, "visit-1", now)));
        trial.at("2026-06-29T09:00").send("visit.ask", OFFICE, BANK, "{}");
        assertThat(trial.state().edition()).isEqualTo(2008);
        return trial;
    }

    @Test
    void a_running_exchange_goes_on_under_the_new_law_and_keeps_what_was_done() {
        Trial trial = begun(GOES_ON);
        Obligation owed = trial.duty("reply");
        assertThat(owed.due()).isEqualTo(local("2026-07-07T00:00"));
        assertThat(trial.at("2026-07-03T09:00").send("visit.reply", BANK, OFFICE, "{}")).isEmpty();
        assertThat(trial.state())
                .returns(1, ExchangeState::edition)
                .returns("replied", ExchangeState::state);
        assertThat(trial.state().messages()).hasSize(2);
        assertThat(trial.duty("reply"))
                .returns("visit/2008#ask.reply", Obligation::rule)
                .returns(owed.due(), Obligation::due)
                .returns(Status.FULFILLED, Obligation::status);
    }

    @Test
    void what_was_done_under_the_old_law_is_not_done_again() {
        Trial trial = begun(GOES_ON);
        trial.at("2026-06-30T23:59").send("visit.reply", BANK, OFFICE, "{}");
        assertThat(trial.state()).returns("done", ExchangeState::state);
        assertThat(
                        trial.at("2026-07-01T00:00")
                                .send("visit.reply", BANK, OFFICE, "{}")
                                .map(Refusal::detail)
                                .map(Text::args))
                .contains(java.util.List.of("visit.reply", "replied"));
    }

    @Test
    void without_a_word_an_exchange_ends_as_it_began() {
        Trial trial = begun(ENDS_APART);
        trial.at("2026-07-03T09:00").send("visit.reply", BANK, OFFICE, "{}");
        assertThat(trial.state())
                .returns(2008, ExchangeState::edition)
                .returns("done", ExchangeState::state);
    }

    @Test
    void no_state_is_forgotten() {
        String forgetful = GOES_ON.replace("continues-states: {done: replied}\n", "");
        assertThatThrownBy(
                        () ->
                                Trial.rules(
                                        directory, Map.of("visit-2008", OLD, "visit-1", forgetful)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("visit-1.yaml:")
                .hasMessageContaining("nothing is said of the state \"done\"");
    }
}
