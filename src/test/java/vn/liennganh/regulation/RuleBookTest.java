package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.support.Scratch;
import vn.liennganh.yaml.ConfigProblem;

class RuleBookTest {

    private static final Path CONFIG = Path.of("config");
    private static final RuleBook RULES = ConfiguredRules.BOOK;

    @TempDir Path copy;

    @Test
    void the_new_law_is_in_force_from_the_first_of_july_2026() {
        MessageType order = new MessageType("account-freeze.order");
        assertThat(RULES.rule(order, LocalDate.of(2009, 6, 30))).isEmpty();
        assertThat(RULES.rule(order, LocalDate.of(2026, 6, 30)).orElseThrow().edition())
                .isEqualTo(2008);
        assertThat(RULES.rule(order, LocalDate.of(2026, 7, 1)).orElseThrow().edition())
                .isEqualTo(1);
        assertThat(
                        RULES.rule(
                                new MessageType("account-freeze.extension"),
                                LocalDate.of(2026, 7, 1)))
                .isEmpty();
        assertThat(RULES.edition("account-freeze", 2)).isEmpty();
    }

    @Test
    void the_year_2026_has_249_working_days() {
        long worked =
                LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(RULES.clock().calendar()::worked)
                        .count();
        assertThat(worked).isEqualTo(249);
    }

    @Test
    void a_message_is_heard_longer_where_an_official_must_sign() {
        LocalDate on = LocalDate.of(2026, 11, 20);
        assertThat(
                        RULES.rule(new MessageType("account-freeze.order"), on)
                                .orElseThrow()
                                .timeWindow())
                .hasDays(5);
        assertThat(RULES.rule(new MessageType("sandbox.ping"), on).orElseThrow().timeWindow())
                .hasHours(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            S    | b | Law, Article 67(4)(b) (not yet compared with the official text)
            SO   | b | Law, Article 67(4) (not yet compared with the official text)
            OLD  | b | Law, Article 67(4) (rules before 1 July 2026)
            INF  | b | Office policy, not law
            PRAC | b | Office policy, not law
            S2   | b |
            M    | b |
            """)
    void a_citation_is_shown_as_its_code_allows(Citation.Code code, String point, String shown) {
        Citation citation =
                new Citation(
                        new Bilingual("Luat", "Law"),
                        Optional.of("67"),
                        Optional.of("4"),
                        Optional.of(point),
                        code,
                        Optional.empty(),
                        Optional.empty());
        assertThat(citation.shown(Locale.ENGLISH)).isEqualTo(Optional.ofNullable(shown));
        assertThat(citation.shown(Texts.VIETNAMESE).isPresent()).isEqualTo(shown != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            account/account-freeze-1.yaml | states:            | status:             | key "states" is missing
            account/account-freeze-1.yaml | from: [frozen, part| from: [frozzen, part| :\\d+: no state is called "frozzen"
            account/account-freeze-1.yaml | holders: [bank     | holders: [bonk      | :\\d+: no kind of agency is called "bonk"
            account/account-freeze-1.yaml | lapse: default-with| lapse: defalt-with  | :\\d+: lapse: no lapse policy
            account/account-freeze-1.yaml | within: {hours: 24}| within: {hour: 24}  | :\\d+: hour: no unit is called so
            account/account-freeze-1.yaml | owes: lift         | owes: left          | :\\d+: the procedure has no message
            account/account-freeze-1.yaml | code: So           | code: Sure          | :\\d+: code: S, So, S2
            account/account-freeze-1.yaml | discreet: true     | discret: true       | :\\d+: unknown key "discret"
            account/account-freeze-1.yaml | edition: 1         | edition: 2          | the file must be called
            account/account-freeze-1.yaml | lane: sender       | lane: sendr         | :\\d+: lane: recipients, sender
            lapse.yaml                    | kind: silence      | kind: scilence      | :\\d+: kind: no notice is called
            policy.yaml                   | id: message-age,   | id: message-page,   | the value "message-age" is missing
            """)
    void a_bad_file_is_named_with_line_and_reason(
            String file, String good, String bad, String reason) throws IOException {
        Scratch.copy(CONFIG, copy);
        Path changed = copy.resolve("regulations").resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(good);
        Files.writeString(changed, text.replaceFirst(java.util.regex.Pattern.quote(good), bad));
        assertThatThrownBy(() -> RuleFiles.load(copy))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageStartingWith(changed.toString())
                .hasMessageMatching("(?s).*" + reason + ".*");
    }

    @Test
    void a_schema_that_is_none_and_a_sample_that_is_missing_stop_the_start() throws IOException {
        Scratch.copy(CONFIG, copy);
        Path schema = copy.resolve("schemas/sandbox.ping.json");
        String good = Files.readString(schema);
        Files.writeString(schema, "{\"type\": \"objekt\"}");
        assertThatThrownBy(() -> RuleFiles.load(copy))
                .hasMessageStartingWith(schema + ": no JSON Schema 2020-12");
        Files.writeString(schema, "{\n\"type\": \"object\",,}");
        assertThatThrownBy(() -> RuleFiles.load(copy)).hasMessageStartingWith(schema + ":2: ");
        Files.writeString(schema, good);
        Files.delete(copy.resolve("samples/sandbox.ping.json"));
        assertThatThrownBy(() -> RuleFiles.load(copy)).isInstanceOf(ConfigProblem.class);
    }
}
