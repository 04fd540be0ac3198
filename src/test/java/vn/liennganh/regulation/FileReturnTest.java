package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.to;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/** A file of a court that goes back more than once, each time for something else. */
class FileReturnTest {

    private static final AgencyId COURT = AgencyId.of("X99.41.001");

    private final Story story = new Story();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what the court still owes once this is told, and where the file is
            back 1 2, bring 1 2                          | 0 | transferred
            back 1 2, back 3, bring 1 2 3                | 0 | transferred
            back 1 2, back 3, back 4 5, bring 1 2 3 4 5  | 0 | transferred
            back 1 2, back 3, bring 1 2                  | 2 | returned
            back 1 2, back 3, bring 1 2, bring 3         | 0 | transferred
            back 1 2, back 3, bring 3, bring 1, bring 2  | 0 | transferred
            back 1, bring 1, back 2                      | 1 | returned
            """)
    void what_completes_the_file_answers_every_return(String told, long owed, String state) {
        assertThat(story.send("judgment-transfer.criminal-judgment", COURT, to(AGENCY))).isEmpty();
        for (String step : told.strip().split(", ")) {
            assertThat(tell(step)).as(step).isEmpty();
        }

        assertThat(story.state().obligations())
                .filteredOn(Obligation::outstanding)
                .filteredOn(one -> one.owes().endsWith(".supplement"))
                .hasSize((int) owed);
        assertThat(story.state().state()).isEqualTo(state);
    }

    private Optional<Refusal> tell(String step) {
        String[] words = step.split(" ");
        String[] numbers = Arrays.copyOfRange(words, 1, words.length);
        return words[0].equals("back")
                ? story.send(
                        "judgment-transfer.file-return",
                        AGENCY,
                        to(COURT),
                        "missing="
                                + list(
                                        numbers,
                                        "{\"no\":\"%s\",\"kind\":\"attachment-minutes\","
                                                + "\"what\":\"BB\"}"))
                : story.send(
                        "judgment-transfer.supplement",
                        COURT,
                        to(AGENCY),
                        "items="
                                + list(
                                        numbers,
                                        "{\"no\":\"%s\",\"outcome\":\"enclosed\","
                                                + "\"text\":\"BB\"}"));
    }

    private static String list(String[] numbers, String item) {
        return Arrays.stream(numbers)
                .map(item::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
