package vn.liennganh.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.deadline.WatchRig.DUE;
import static vn.liennganh.deadline.WatchRig.HUB;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.Tools;

/** What is done around a due instant, once and in time, whatever happens to hub, clock and door. */
class DeadlineWatchTest {

    private final WatchRig rig = new WatchRig();

    @Test
    void each_notice_is_given_once_at_its_time_and_the_silence_attested() {
        Obligation duty = rig.open(DUE);

        assertThat(rig.runDue(DUE.minus(Duration.ofMinutes(31)))).isZero();
        assertThat(rig.sent).isEmpty();

        rig.runDue(DUE.minus(Duration.ofMinutes(30)));
        assertThat(rig.notices())
                .containsExactlyInAnyOrder("due-soon X99.51.001", "due-soon X99.11.001");

        rig.sent.clear();
        rig.runDue(DUE.minusSeconds(1));
        assertThat(rig.sent).isEmpty();
        assertThat(rig.silences).isEmpty();

        rig.runDue(DUE);
        assertThat(rig.notices())
                .containsExactlyInAnyOrder(
                        "overdue X99.51.001", "overdue X99.11.001", "draft-reminder X99.11.001");
        assertThat(rig.silences)
                .singleElement()
                .satisfies(
                        silence -> {
                            assertThat(silence.obligation().id()).isEqualTo(duty.id());
                            assertThat(silence.collected()).isFalse();
                        });
        assertThat(rig.owed.get(duty.id()).status()).isEqualTo(Obligation.Status.OVERDUE);

        rig.sent.clear();
        rig.runDue(DUE.plus(Duration.ofHours(24)));
        assertThat(rig.notices()).containsExactly("raise-inside X99.10.000");
        assertThat(rig.runDue(DUE.plus(Duration.ofDays(400)))).isZero();
    }

    /** Accepted in time, and its seal was still looked at when the time was over. */
    @Test
    void nobody_is_called_silent_whose_answer_is_under_way() {
        Obligation duty = rig.open(DUE);
        rig.runDue(DUE.minusSeconds(1));
        rig.sent.clear();
        rig.underWay = () -> rig.owed.put(duty.id(), duty.waived());

        rig.runDue(DUE.plusSeconds(1));

        assertThat(rig.silences).isEmpty();
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void a_clock_that_jumps_back_and_forth_gives_nothing_twice() {
        rig.open(DUE);
        rig.runDue(DUE);
        int given = rig.submissions.size();

        rig.runDue(DUE.minus(Duration.ofHours(1)));
        rig.runDue(DUE);
        rig.runDue(DUE.plusSeconds(1));

        assertThat(rig.submissions).hasSize(given).doesNotHaveDuplicates();
        assertThat(rig.silences).hasSize(1);
    }

    @Test
    void a_crash_between_sending_and_noting_sends_nothing_again() {
        Obligation duty = rig.open(DUE);
        // The message is accepted, and the hub ends before it is noted.
        for (Notice notice : rig.schedule.due(duty, DUE)) {
            rig.sent.put(
                    notice.id(), Json.MAPPER.readTree(new NoticeWriter(HUB).write(notice, DUE)));
        }

        rig.restart();
        rig.runDue(DUE);

        assertThat(rig.submissions).isEmpty();
        assertThat(rig.rows.given(List.of(duty.id()))).hasSize(3);
        assertThat(rig.rows.take(DUE.plus(Duration.ofMinutes(2)), 10, DUE.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    void a_shut_door_loses_nothing() {
        rig.open(DUE);
        rig.doorShut = true;
        assertThatThrownBy(() -> rig.runDue(DUE)).isInstanceOf(IllegalStateException.class);
        assertThat(rig.sent).isEmpty();

        rig.doorShut = false;
        rig.runDue(DUE.plus(Duration.ofMinutes(2)));

        assertThat(rig.notices())
                .containsExactlyInAnyOrder(
                        "overdue X99.51.001", "overdue X99.11.001", "draft-reminder X99.11.001");
    }

    @Test
    void a_duty_that_is_fulfilled_has_no_timer_any_more() {
        Obligation duty = rig.open(DUE);

        rig.change(TestDuties.changed(duty, DUE, Obligation.Status.FULFILLED));

        assertThat(rig.runDue(DUE.plus(Duration.ofDays(3)))).isZero();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.silences).isEmpty();
    }

    @Test
    void a_duty_that_is_dated_anew_is_warned_of_anew_and_late_by_the_new_instant_only() {
        Obligation duty = rig.open(DUE);
        rig.runDue(DUE.minus(Duration.ofMinutes(10)));
        assertThat(rig.sent).hasSize(2);

        Instant later = DUE.plus(Duration.ofHours(5));
        rig.change(TestDuties.changed(duty, later, Obligation.Status.OPEN));
        rig.sent.clear();
        rig.runDue(DUE.plus(Duration.ofMinutes(1)));
        assertThat(rig.sent).isEmpty();
        assertThat(rig.silences).isEmpty();

        rig.runDue(later.minus(Duration.ofMinutes(30)));
        assertThat(rig.notices())
                .containsExactlyInAnyOrder("due-soon X99.51.001", "due-soon X99.11.001");
    }

    @Test
    void what_is_due_at_once_goes_in_batches_over_two_hubs() {
        goesInBatches(3);
    }

    @Test
    @Tag(Tools.LONG)
    void and_so_do_twenty_thousand() {
        goesInBatches(20);
    }

    private void goesInBatches(int thousands) {
        for (int thousand = 0; thousand < thousands; thousand++) {
            List<BatchEvent> events = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Obligation duty = TestDuties.freeze(DUE);
                rig.owed.put(duty.id(), duty);
                events.add(WatchRig.consigned(duty));
            }
            rig.timers.onBatch(events);
        }
        DeadlineWatch other = rig.watch();

        CompletableFuture<Integer> there = CompletableFuture.supplyAsync(() -> other.runDue(DUE));
        int here = rig.runDue(DUE);

        // Each timer was fired by one of the two, and nothing was said twice.
        assertThat(here + there.join()).isEqualTo(thousands * 1_000);
        assertThat(rig.silences).hasSize(thousands * 1_000);
        assertThat(rig.submissions).hasSize(thousands * 3_000).doesNotHaveDuplicates();
    }

    @Test
    void timers_that_one_hub_has_taken_are_left_to_it_until_it_is_given_up() {
        rig.open(DUE);
        Instant again = DUE.plus(Duration.ofMinutes(1));

        assertThat(rig.rows.take(DUE, 10, again)).hasSize(1);
        assertThat(rig.rows.take(DUE, 10, again)).isEmpty();
        assertThat(rig.rows.take(again, 10, again.plusSeconds(60))).hasSize(1);
    }
}
