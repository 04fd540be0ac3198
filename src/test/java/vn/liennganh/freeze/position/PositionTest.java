package vn.liennganh.freeze.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Json;

/** What is added up, and what is not, whatever the order in which holders speak. */
class PositionTest {

    private static final long MILLION = 1_000_000;

    @Test
    void what_two_banks_hold_beyond_the_debt_is_found_with_the_second_report() {
        Tale tale = new Tale(1_000 * MILLION).order(1, 1_000 * MILLION).order(2, 1_000 * MILLION);
        assertThat(tale.position().inFlight()).isEqualTo(2_000 * MILLION);

        tale.report(1, "part", 700 * MILLION, 1);
        assertThat(tale.position().excess()).isZero();
        tale.report(2, "part", 400 * MILLION, 2);

        assertThat(tale.position().excess()).isEqualTo(100 * MILLION);
        assertThat(tale.position().excessSince()).contains(tale.position().at());
    }

    @Test
    void a_decision_ends_the_excess_and_the_holder_ends_what_is_held_beyond() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .order(2, 1_000)
                        .report(1, "part", 700, 1)
                        .report(2, "part", 400, 2)
                        .partialRelease(2, 100);

        assertThat(tale.position().excess()).isZero();
        assertThat(tale.position().heldBeyond()).isEqualTo(100);
        assertThat(tale.hold(2).releasing()).isEqualTo(100);
        tale.lifted(2, "part", 100, 8);

        assertThat(tale.position().heldBeyond()).isZero();
        assertThat(tale.hold(2).held()).isEqualTo(300);
        assertThat(tale.hold(2).released()).isEqualTo(100);
    }

    @Test
    void a_late_report_about_an_earlier_moment_changes_no_amount() {
        Tale tale =
                new Tale(1_000).order(1, 1_000).report(1, "part", 300, 5).inflow(1, false, 800, 9);
        tale.report(1, "part", 300, 5);

        assertThat(tale.hold(1).held()).isEqualTo(800);
    }

    @Test
    void the_same_lifting_told_twice_is_lifted_once() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .report(1, "full", 1_200, 1)
                        .partialRelease(1, 200)
                        .lifted(1, "part", 200, 5)
                        .lifted(1, "part", 200, 5);

        assertThat(tale.hold(1).held()).isEqualTo(1_000);
        assertThat(tale.hold(1).released()).isEqualTo(200);
        assertThat(tale.hold(1).ordered()).isEqualTo(1_000);
        assertThat(tale.position().excess()).isZero();
    }

    @Test
    void a_lifting_that_an_inflow_report_already_reckons_with_is_not_taken_off_again() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .order(2, 1_000)
                        .report(1, "part", 700, 1)
                        .report(2, "part", 400, 1)
                        .partialRelease(2, 100)
                        .inflow(2, false, 350, 9)
                        .lifted(2, "part", 100, 7);

        assertThat(tale.hold(2).held()).isEqualTo(350);
        assertThat(tale.hold(2).releasing()).isZero();
    }

    @Test
    void a_hold_of_unknown_value_counts_neither_as_nothing_nor_as_the_ceiling() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .order(2, 1_000)
                        .report(1, "all-unvalued", 0, 1)
                        .report(2, "full", 1_000, 1);

        assertThat(tale.position().unvalued()).isEqualTo(1);
        assertThat(tale.position().kept()).isEqualTo(1_000);
        assertThat(tale.position().excess()).isZero();
        assertThat(tale.hold(1).state()).isEqualTo(HoldState.FULL_UNVALUED);
    }

    @Test
    void somebody_elses_freeze_leaves_the_amount_unknown_and_is_kept_as_information() {
        Tale tale = new Tale(1_000).order(1, 1_000);
        tale.bank(
                "account-freeze.execution-report",
                1,
                body -> {
                    body.put("execution", "already-frozen").put("executedAt", Tale.moment(1));
                    body.putArray("earlierMeasures")
                            .addObject()
                            .put("authority", "X99.21.000")
                            .put("documentNumber", "7/LPT");
                });

        assertThat(tale.hold(1).unvalued()).isTrue();
        assertThat(tale.hold(1).found().earlier())
                .extracting(Found.Earlier::documentNumber)
                .containsExactly("7/LPT");
    }

    @Test
    void a_lower_amount_is_on_its_way_until_the_holder_says_that_it_follows() {
        Tale tale = new Tale(1_000).order(1, 1_000).report(1, "full", 1_000, 1).amend(1, 400);

        assertThat(tale.position().kept()).isEqualTo(400);
        assertThat(tale.position().excess()).isZero();
        tale.report(1, "full", 450, 5);
        assertThat(tale.position().excess()).isEqualTo(50);
    }

    @Test
    void what_is_transferred_lowers_the_debt_and_a_transfer_told_twice_counts_once() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .report(1, "full", 1_000, 1)
                        .deduct(1, 600)
                        .transfer(1, 600, "CK-1", 3)
                        .transfer(1, 600, "CK-1", 3)
                        .receive(1, 500, "CK-1");

        assertThat(tale.position().debt()).hasValue(400);
        assertThat(tale.hold(1).held()).isEqualTo(400);
        assertThat(tale.hold(1).money().inTransit()).isEqualTo(100);
        assertThat(tale.position().excess()).isZero();
        tale.receive(1, 200, "CK-1");
        assertThat(tale.hold(1).money().unmatched()).isEqualTo(100);
    }

    @Test
    void what_is_transferred_lowers_the_debt_and_leaves_the_ceiling() {
        Tale tale =
                new Tale(1_000)
                        .owing(1_000, OptionalLong.of(600))
                        .order(1, 600)
                        .report(1, "full", 600, 1)
                        .deduct(1, 600)
                        .transfer(1, 600, "CK-1", 3);

        assertThat(tale.position().debt()).hasValue(400);
        assertThat(tale.position().ceiling()).hasValue(600);
        assertThat(tale.position().limit()).as("whichever is lower").hasValue(400);
    }

    @Test
    void nothing_is_kept_after_the_release_and_after_the_lapse() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 600)
                        .order(2, 400)
                        .report(1, "full", 600, 1)
                        .report(2, "full", 400, 1)
                        .release(1)
                        .office("account-freeze.lapse-notice", 2, body -> {});

        assertThat(tale.position().kept()).isZero();
        assertThat(tale.hold(1).state()).isEqualTo(HoldState.RELEASE_SENT);
        assertThat(tale.hold(2).lapsed()).isEqualTo(400);
        tale.lifted(1, "all", 600, 9);
        assertThat(tale.hold(1).state()).isEqualTo(HoldState.RELEASED);
        assertThat(tale.position().held()).isEqualTo(400);
    }

    @Test
    void a_stored_position_reads_back_as_it_was() {
        Position position =
                new Tale(1_000)
                        .order(1, 1_000)
                        .report(1, "part", 700, 1)
                        .deduct(1, 600)
                        .transfer(1, 600, "CK-1", 3)
                        .position();

        String stored = Json.MAPPER.writeValueAsString(position);

        assertThat(Json.MAPPER.readValue(stored, Position.class)).isEqualTo(position);
    }
}
