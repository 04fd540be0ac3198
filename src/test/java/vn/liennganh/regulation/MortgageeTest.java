package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.to;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/** Every mortgagee that a registry names is told of the attachment, each once (N55.1). */
class MortgageeTest {

    private static final AgencyId LAND = AgencyId.of("X99.71.001");
    private static final AgencyId SECURED = AgencyId.of("X99.73.001");

    private final Story story = new Story();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what happens, and of whom the office has yet to tell
            attach, report Sen                                  | Sen
            attach, report Sen, elsewhere Sen Lan               | Lan Sen
            attach, report Sen Lan                              | Lan Sen
            attach, report Sen Sen                              | Sen
            attach, report Sen, elsewhere Lan                   | Lan Sen
            attach, report Sen, elsewhere SEN                   | Sen
            # reported before the attachment, by whomever
            report Sen Lan, attach                              | Lan Sen
            report Sen, elsewhere Lan, attach                   | Lan Sen
            report Sen, attach, report Sen                      | Sen
            report Sen, attach, elsewhere Lan                   | Lan Sen
            report Sen, elsewhere Sen, attach, again            | Sen
            # a notice answers for whom it names, and for one where it names nobody
            attach, report Sen Lan, tell Lan                    | Sen
            attach, report Sen Lan, tell                        | Lan
            attach, report Sen Lan, tell, tell                  | -
            attach, report Sen Lan, tell Sen Lan                | -
            attach, report Sen, tell sen                        | -
            attach, report Sen, tell Lan                        | Sen
            attach, tell Sen, report Sen                        | -
            # nobody has said that it was this one: a name that comes later is told by its name
            attach, tell, report Sen                            | Sen
            attach, tell, report Sen, tell Sen                  | -
            attach, tell Sen, report Sen Lan                    | Lan
            report Sen, attach, tell, report Sen, elsewhere Sen | -
            report Sen, attach, tell, elsewhere Sen Lan         | Lan
            """)
    void each_mortgagee_is_told_once(String told, String untold) {
        assertThat(story.send("registration-suspension.order", AGENCY, to(SECURED))).isEmpty();
        if (told.startsWith("report")) {
            assertThat(story.send("registration-suspension.order", AGENCY, to(LAND))).isEmpty();
        }
        for (String step : told.strip().split(", ")) {
            assertThat(tell(step.split(" "))).as(step).isEmpty();
        }

        assertThat(
                        story.state().obligations().stream()
                                .filter(Obligation::outstanding)
                                .filter(one -> one.owes().endsWith(".tell-mortgagee"))
                                .map(one -> one.item().orElse("?"))
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .isEqualTo(untold.equals("-") ? "" : untold);
    }

    private Optional<Refusal> tell(String[] words) {
        String[] names = Arrays.copyOfRange(words, 1, words.length);
        return switch (words[0]) {
            case "attach" -> attach(LAND);
            case "again" -> attach(SECURED);
            case "report" -> report(LAND, names);
            case "elsewhere" -> report(SECURED, names);
            default ->
                    story.send(
                            "registration-suspension.mortgagee-notice",
                            AGENCY,
                            to(BANK),
                            "mortgagees=" + (names.length == 0 ? "" : list(names, "\"%s\"")));
        };
    }

    private Optional<Refusal> attach(AgencyId registry) {
        return story.send(
                "registration-suspension.attachment",
                AGENCY,
                to(registry),
                "dissipationRisk=true",
                "dissipationReason=\"x\"",
                "mortgaged=false");
    }

    private Optional<Refusal> report(AgencyId registry, String[] names) {
        return story.send(
                "registration-suspension.execution-report",
                registry,
                to(AGENCY),
                "otherRights="
                        + list(names, "{\"mortgagee\":\"%s\",\"registeredAt\":\"2025-01-02\"}"));
    }

    private static String list(String[] names, String item) {
        return Arrays.stream(names).map(item::formatted).collect(Collectors.joining(",", "[", "]"));
    }
}
