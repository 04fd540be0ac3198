package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Tale;

/** Who is to hold how much once the debt is another. */
class AllotmentTest {

    @Test
    void whoever_was_ordered_the_whole_of_the_debt_is_ordered_the_whole_of_the_new_one() {
        Tale tale = new Tale(1_000).order(1, 1_000).order(2, 1_000).report(1, "part", 300, 1);

        Allotment lower = Allotment.of(tale.position(), 600, OptionalLong.empty());
        assertThat(lower.amended()).extracting(Allotment.Share::amount).containsExactly(600L, 600L);
        assertThat(lower.missing()).isZero();
        Allotment higher = Allotment.of(tale.position(), 1_500, OptionalLong.empty());
        assertThat(higher.amended())
                .extracting(Allotment.Share::amount)
                .containsExactly(1_500L, 1_500L);
    }

    @Test
    void a_part_that_is_still_needed_is_left_and_somebody_is_told_the_new_debt() {
        Tale tale = new Tale(1_000).order(1, 300).order(2, 200);

        Allotment same = Allotment.of(tale.position(), 900, OptionalLong.empty());

        assertThat(same.amended())
                .singleElement()
                .extracting(Allotment.Share::amount)
                .isEqualTo(300L);
        assertThat(same.missing()).isEqualTo(400);
    }

    @Test
    void under_a_ceiling_what_is_not_held_is_taken_off_first_and_who_holds_nothing_is_free() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 600)
                        .order(2, 400)
                        .report(1, "full", 600, 1)
                        .report(2, "part", 100, 1);

        Allotment cut = Allotment.of(tale.position(), 650, OptionalLong.of(650));
        assertThat(cut.amended())
                .extracting(one -> one.hold().holder() + " " + one.amount())
                .containsExactly(Tale.bank(2) + " 100", Tale.bank(1) + " 550");
        Allotment paid = Allotment.of(tale.position(), 0, OptionalLong.empty());
        assertThat(paid.amended()).isEmpty();
        assertThat(paid.needless()).hasSize(2);
    }

    @Test
    void what_is_ordered_to_be_deducted_is_left_alone_and_counts() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 600)
                        .order(2, 400)
                        .report(1, "full", 600, 1)
                        .report(2, "full", 400, 1)
                        .deduct(1, 600);

        Allotment cut = Allotment.of(tale.position(), 700, OptionalLong.of(700));

        assertThat(cut.amended())
                .extracting(one -> one.hold().holder() + " " + one.amount())
                .containsExactly(Tale.bank(2) + " 100");
    }

    @Test
    void whatever_was_ordered_nobody_has_more_than_the_debt_and_all_together_keep_the_ceiling() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int round = 0; round < 2_000; round++) {
            Tale tale = new Tale(1_000);
            int banks = random.nextInt(1, 7);
            long known = 0;
            for (int bank = 1; bank <= banks; bank++) {
                long amount = random.nextBoolean() ? 1_000 : random.nextLong(1, 1_000);
                tale.order(bank, amount);
                if (random.nextBoolean()) {
                    tale.report(bank, "part", random.nextLong(0, amount + 50), 1);
                    known += tale.hold(bank).kept();
                }
            }
            long debt = random.nextLong(0, 2_000);
            boolean capped = random.nextBoolean();
            OptionalLong ceiling =
                    capped ? OptionalLong.of(random.nextLong(0, 2_000)) : OptionalLong.empty();
            long limit = Math.min(debt, ceiling.orElse(debt));

            Allotment made = Allotment.of(tale.position(), debt, ceiling);
            for (Allotment.Share share : made.amended()) {
                assertThat(share.amount()).isBetween(1L, limit);
                tale.amend(bank(tale, share.hold()), share.amount());
            }
            made.needless().forEach(hold -> tale.release(bank(tale, hold)));

            long ordered = tale.position().sum(Hold::ordered);
            assertThat(tale.position().holds())
                    .allSatisfy(hold -> assertThat(hold.ordered()).isLessThanOrEqualTo(limit));
            assertThat(made.missing()).isEqualTo(Math.max(0, limit - ordered));
            if (capped) {
                assertThat(ordered).as("round " + round).isLessThanOrEqualTo(limit);
                // What is held is given up only where all that is held is too much.
                assertThat(tale.position().kept())
                        .isGreaterThanOrEqualTo(Math.min(known, limit) - banks * 50L);
            }
        }
    }

    private static int bank(Tale tale, Hold hold) {
        int bank = 1;
        while (!Tale.bank(bank).equals(hold.holder())) {
            bank++;
        }
        return bank;
    }
}
