package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/**
 * An office and a registry work with assets, an office and a court with questions, at the shell.
 */
class QuestionAndAssetCommandTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OFFICE = "X99.11.001";

    @TempDir private Path folder;

    @Test
    void assets_are_listed_ranked_and_released_from_files() throws Exception {
        Party office = Party.of(HUB, OFFICE);
        Draft order = office.opening("registration-suspension.order", "X99.71.001");
        ((ObjectNode) order.body().path("asset").path("land"))
                .put("parcelNumber", UUID.randomUUID().toString().substring(0, 8))
                .put("certificateNumber", UUID.randomUUID().toString());
        office.send(office.signed(order));
        String number = order.field("caseNumber").asString();

        Said one = run(OFFICE, "assets", number);
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(one.out())
                .contains("Case " + number + " of X99.11.001: land")
                .contains("X99.71.001: Ordered")
                .doesNotContain("partner.");
        String key = one.out().replaceAll("(?s).*asset key ([0-9a-f]{16}).*", "$1");
        Said ranks = run("X99.71.001", "assets", "--ranks", key);
        assertThat(ranks.out()).contains("X99.11.001, case " + number).contains("not stated");
        assertThat(run("X99.71.001", "assets", "--only", "unanswered").out()).contains(number);
        assertThat(run(OFFICE, "assets", "--draft", "release").exit()).isEqualTo(2);

        Said drafted =
                run(OFFICE, "assets", number, "--draft", "release", "--out", folder.toString());
        assertThat(drafted.out()).contains("only the office can fill /groundArisenOn");
        assertThat(folder.resolve("01-registration-suspension.release.json")).exists();

        assertThat(run(OFFICE, "assets", number, "--draft", "no-such").err()).contains("kind");
        String endless = "9".repeat(101);
        Said refused = run(OFFICE, "assets", number, "--draft", "release", "--decision", endless);
        assertThat(refused.exit()).as("a number that is no number is not left out").isNotZero();
        assertThat(refused.err()).contains("decision");
    }

    @Test
    void questions_are_shown_to_the_office_queued_at_the_court_and_found_by_words() {
        Party office = Party.of(HUB, OFFICE);
        Draft request = office.opening("judgment-clarification.request", "X99.41.001");
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        ((ObjectNode) request.body().path("questions").path(0)).put("explanation", word);
        office.send(office.signed(request));
        String number = request.field("caseNumber").asString();

        Said one = run(OFFICE, "clarifications", number);
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(one.out())
                .contains("Case " + number + ", X99.41.001 was asked: Asked; 2 questions open")
                .contains("1. (figures) open:")
                .doesNotContain("partner.");
        assertThat(run("X99.41.001", "clarifications", "--queue").out())
                .contains("X99.11.001, case " + number + ", 2 questions");
        assertThat(run(OFFICE, "clarifications", "--search", word).out()).contains(number);
        assertThat(run("X99.11.002", "clarifications", "--search", word).out()).isEmpty();
        assertThat(run(OFFICE, "clarifications", "--only", "open").out()).contains(number);
        assertThat(run(OFFICE, "clarifications", number, "--draft", "reminder").out())
                .contains("Nothing is proposed");
    }

    private static Said run(String agency, String... verb) {
        return Said.of(HUB, agency, verb);
    }
}
