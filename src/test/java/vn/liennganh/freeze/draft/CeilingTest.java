package vn.liennganh.freeze.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.Json;

/**
 * Drafts keep to the ceiling over all holders, stated now or earlier, so that the hub takes them.
 */
class CeilingTest {

    private static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # of a debt of 100 | stated earlier | now | what banks hold (m: minutes) | drafts | missing
            -  | -   | 1 m, 2 m 30               | 1 order 100, 2 order 100     | 0
            -  | -   | 1 m 30, 2 m               | 1 order 100, 2 order 70      | 0
            60 | -   | 1 m 30, 2 m               | 1 order 30, 2 order 30       | 0
            -  | 60  | 1 m 30, 2 m               | 1 order 30 60, 2 order 30 60 | 0
            60 | 80  | 1 m 30, 2 m               | 1 order 30 80, 2 order 50 80 | 0
            -  | 900 | 1 m                       | 1 order 100 100              | 0
            60 | -   | 1 m 30, 2 m 50            | 1 order 10, 2 order 50       | 0
            60 | -   | 1 m 20, 2 m 10            | 1 order 50, 2 order 10       | 0
            60 | -   | 1 m 60, 2 m 10            | 1 order 60, 2 release -      | 0
            60 | -   | 3 60 60, 1 m              | 1 release -                  | 0
            60 | -   | 3 60 20, 1 m              | 3 amendment 20, 1 order 40   | 0
            60 | -   | 3 60, 1 m                 | -                            | 60
            60 | -   | 3 40, 1 m 50              | 1 order 20                   | 40
            """)
    void what_follows_urgent_minutes(
            String earlier, String now, String told, String drafted, long missing) {
        Tale tale = new Tale(100);
        if (!earlier.equals("-")) {
            tale.owing(100, dong(earlier)).order(9, 1).release(9).owing(100, OptionalLong.empty());
        }
        for (String one : told.split(", ")) {
            stands(tale, one.split(" "));
        }
        ObjectNode order = Json.MAPPER.createObjectNode();
        Tale.money(order, "obligationAmount", 100);
        Tale.money(order, "enforcementCosts", 0);
        dong(now).ifPresent(most -> Tale.money(order, "capAcrossHolders", most));

        Proposal made = papers(tale).on(new Cause.Minutes(order), occasion());

        assertThat(made.drafts().stream().map(CeilingTest::told).collect(Collectors.joining(", ")))
                .isEqualTo(drafted.equals("-") ? "" : drafted);
        assertThat(made.missing()).isEqualTo(missing);
    }

    /** {@code 1 m 30}: minutes, and what is held; {@code 1 60 20}: an order, and what is held. */
    private static void stands(Tale tale, String[] words) {
        int bank = Integer.parseInt(words[0]);
        if (words[1].equals("m")) {
            tale.office(
                    "account-freeze.urgent-minutes",
                    bank,
                    body -> body.put("minutesAt", Tale.moment(2)).put("asset", "A"));
        } else {
            tale.order(bank, Long.parseLong(words[1]));
        }
        if (words.length > 2) {
            tale.report(bank, "part", Long.parseLong(words[2]), 3);
        }
    }

    private static String told(Draft draft) {
        JsonNode ceiling = draft.body().at("/capAcrossHolders/amount");
        return Integer.parseInt(draft.to().get(0).value().substring(7))
                + " "
                + draft.type().message()
                + " "
                + draft.body().at("/freezeAmount/amount").asString("-")
                + (ceiling.isMissingNode() ? "" : " " + ceiling.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # ordered | the debt and the ceiling from now on | together at most | stated by the drafts
            1 100      | 150 | -   | 100 | -
            1 100      | 150 | 120 | 120 | 120
            1 100      | 80  | 90  | 80  | 80
            1 60, 2 40 | 80  | -   | 80  | -
            """)
    void an_amendment_where_a_ceiling_of_a_hundred_stands(
            String ordered, long debt, String ceiling, long together, String stated) {
        Tale tale = new Tale(100).owing(100, dong("100"));
        for (String one : ordered.split(", ")) {
            stands(tale, one.split(" "));
        }
        Position position = tale.position();

        Proposal made =
                papers(tale)
                        .on(
                                new Cause.Changed(
                                        OptionalLong.of(debt),
                                        OptionalLong.empty(),
                                        0,
                                        dong(ceiling)),
                                occasion());

        long sum = position.sum(Hold::ordered);
        assertThat(made.drafts()).isNotEmpty();
        for (Draft draft : made.drafts()) {
            sum +=
                    draft.body().at("/freezeAmount/amount").asLong()
                            - position.hold(draft.exchange().orElseThrow(), draft.to().get(0))
                                    .orElseThrow()
                                    .ordered();
            assertThat(draft.body().at("/capAcrossHolders/amount").asString("-")).isEqualTo(stated);
        }
        assertThat(sum).isLessThanOrEqualTo(together);
    }

    private static OptionalLong dong(String amount) {
        return amount.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(amount));
    }

    private static Papers papers(Tale tale) {
        return new Papers(
                tale.position(),
                SHIPPED,
                id -> {
                    Heard heard = tale.message(id);
                    return new Papers.Measure(heard.type(), heard.body());
                });
    }

    private static Occasion occasion() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        return new Occasion(
                day, Optional.of("77/QD"), Optional.of("A"), Optional.of(day), Set.of(), List.of());
    }
}
