package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/** Under a ceiling over all holders nothing is planned that the hub would refuse. */
class RoomTest {

    private static final Planner PLANNER =
            new Planner(OfficePolicy.read(Path.of("config/freeze.yaml")));
    private static final Instant NOW = Instant.parse(Tale.moment(60));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # ceiling | what banks were ordered and hold | lowered first | ordered at bank 9 | missing
            100 | 1 100 part 10                | 1 to 10          | 90  | 90
            100 | 1 100 part 0                 | 1 ends           | 100 | 100
            100 | 1 60 full 60, 2 40 part 10   | 2 to 10          | 30  | 30
            100 | 1 30 part 10                 | 1 to 10          | 90  | 90
            100 | 1 20 part 10                 | 1 to 10          | 90  | 90
            100 | 1 50 part 20, 2 50 part 10   | 2 to 10, 1 to 20 | 70  | 70
            100 | 1 60 none 0                  | -                | 100 | 100
            100 | 1 100 all-unvalued 0         | -                | -   | 100
            100 | 1 70 all-unvalued 0          | -                | 30  | 100
            100 | 1 70 all-unvalued 0, 2 30 part 10 | 2 to 10     | 20  | 90
            -   | 1 100 part 10                | -                | 90  | 90
            """)
    void orders_that_stand_give_up_what_is_not_held_and_the_rest_is_not_ordered(
            String most, String told, String lowered, String ordered, long missing) {
        OptionalLong ceiling =
                most.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(most));
        Tale tale = new Tale(100).owing(100, ceiling);
        for (String one : told.split(", ")) {
            String[] words = one.split(" ");
            int bank = Integer.parseInt(words[0]);
            tale.order(bank, Long.parseLong(words[1]))
                    .report(bank, words[2], Long.parseLong(words[3]), 1);
        }
        Set<AgencyId> other = Set.of(Tale.bank(9));
        Position position = tale.position();

        Room room = Room.of(PLANNER.plan(position, 100, ceiling, other, NOW), position, ceiling);

        assertThat(lowered(room.lowered())).isEqualTo(lowered.equals("-") ? "" : lowered);
        assertThat(
                        room.plan().orders().stream()
                                .map(one -> String.valueOf(one.amount()))
                                .collect(Collectors.joining()))
                .isEqualTo(ordered.equals("-") ? "" : ordered);
        assertThat(room.plan().missing()).isEqualTo(missing);
        ceiling.ifPresent(dong -> assertThat(together(position, room)).isLessThanOrEqualTo(dong));
    }

    @Test
    void where_the_ceiling_was_paid_in_full_the_rest_of_the_debt_is_planned() {
        OptionalLong ceiling = OptionalLong.of(60);
        Tale tale =
                new Tale(100)
                        .owing(100, ceiling)
                        .order(1, 60)
                        .report(1, "full", 60, 1)
                        .deduct(1, 60)
                        .transfer(1, 60, "CK-1", 2);
        Position position = tale.position();

        Plan plan = PLANNER.plan(position, 40, position.ceiling(), Set.of(Tale.bank(9)), NOW);

        assertThat(Room.of(plan, position, position.ceiling()).plan().orders())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.holder()).isEqualTo(Tale.bank(9));
                            assertThat(one.amount()).isEqualTo(40);
                        });
    }

    private static String lowered(Allotment made) {
        String ends =
                made.needless().stream()
                        .map(one -> number(one.holder()) + " ends")
                        .collect(Collectors.joining(", "));
        return made.amended().stream()
                        .map(one -> number(one.hold().holder()) + " to " + one.amount())
                        .collect(Collectors.joining(", "))
                + ends;
    }

    private static int number(AgencyId bank) {
        return Integer.parseInt(bank.value().substring(7));
    }

    /** What the hub counts as ordered once all of it is accepted. */
    private static long together(Position position, Room room) {
        long sum = room.plan().orders().stream().mapToLong(Plan.Order::amount).sum();
        sum += position.sum(one -> one.state() == HoldState.NOTHING_FOUND ? 0 : one.ordered());
        for (Allotment.Share one : room.lowered().amended()) {
            sum -= one.hold().ordered() - one.amount();
        }
        return sum - room.lowered().needless().stream().mapToLong(one -> one.ordered()).sum();
    }
}
