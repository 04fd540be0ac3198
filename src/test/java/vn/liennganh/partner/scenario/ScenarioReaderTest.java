package vn.liennganh.partner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario file is read strictly: what is wrong is told with file and line. */
class ScenarioReaderTest {

    private static final String GOOD =
            """
            title: {vi: Thu, en: Trial}
            actors: {office: X99.11.001, bank: X99.51.001}
            steps:
              - send: order
                from: office
                to: bank
                with: {/amount: 12, /date: 2026-11-20}
              - {receive: [bank], of: order}
              - advance: {past: report, by: bank}
              - expect: {state: {office: ordered}}
            """;

    @TempDir private Path directory;

    @Test
    void a_good_file_says_who_does_what() throws IOException {
        Scenario read = ScenarioReader.read(file(GOOD));
        assertThat(read.name()).isEqualTo("trial");
        assertThat(read.title(java.util.Locale.ENGLISH)).isEqualTo("Trial");
        Step.Send send = (Step.Send) read.steps().get(0);
        assertThat(send.type()).isEqualTo("trial.order");
        assertThat(send.with().get("/amount").asInt()).isEqualTo(12);
        assertThat(send.with().get("/date").asString()).isEqualTo("2026-11-20");
        Step.Advance advance = (Step.Advance) read.steps().get(2);
        assertThat(advance.until())
                .isEqualTo(
                        new Step.Until.Due("trial.report", "bank", "main", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    from: office        | from: nobody      | 5 | the story has no actor "nobody"
                    to: bank            | too: bank         | 4 | a message goes to somebody
                    of: order           | of: letter        | 8 | no earlier message is called "letter"
                    past: report        | passed: report    | 9 | key "before" is missing
                    advance: {          | advanse: {        | 9 | a step is send, receive
                    vi: Thu             | vn: Thu           | 1 | key "vi" is missing
                    X99.51.001          | 'bank one'        | 2 | an agency identifier is expected
                    /amount: 12         | amount: 12        | 7 | a JSON Pointer begins with a slash
                    {office: ordered}}  | {office: a}, x: y} | 10 | unknown key "x"
                    """)
    void what_is_wrong_is_told_with_its_line(String good, String bad, int line, String reason)
            throws IOException {
        Path file = file(GOOD.replace(good, bad));
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("trial.yaml:" + line + ": ")
                .hasMessageContaining(reason);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("trial.yaml"), text);
    }
}
