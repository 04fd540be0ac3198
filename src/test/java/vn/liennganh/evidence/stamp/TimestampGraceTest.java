package vn.liennganh.evidence.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.evidence.stamp.StampRig.soon;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;

/** How long a hub goes on without time-stamps, and what of them outlives its process. */
class TimestampGraceTest {

    private StampRig rig;

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void after_the_grace_period_messages_wait_until_a_time_stamp_comes() {
        rig = new StampRig(Map.of("hub.timestamps.grace", "0s"));
        byte[] before = rig.ping();
        rig.send(before);
        byte[] meanwhile = soon().until(this::unavailable, Optional::isPresent).orElseThrow();
        assertThat(rig.timestamps().state().until()).isPresent();
        assertThat(rig.send(before)).as("what was accepted has its receipt").isNotNull();

        rig.open();

        soon().until(() -> code(meanwhile).isEmpty());
        assertThat(rig.timestamps().state().until()).isEmpty();
        soon().until(() -> rig.proof(meanwhile).timestamp().isPresent());
    }

    /** A ping that was not accepted, if the hub has noticed by now that it has to wait. */
    private Optional<byte[]> unavailable() {
        byte[] fresh = rig.ping();
        return Optional.of(fresh)
                .filter(cms -> code(cms).equals(Optional.of(RefusalCode.UNAVAILABLE)));
    }

    private Optional<RefusalCode> code(byte[] cms) {
        Outcome outcome = rig.submit(cms);
        return outcome instanceof Outcome.Refused refused
                ? Optional.of(refused.refusal().code())
                : Optional.empty();
    }

    @Test
    void a_time_stamp_outlives_later_heads_and_the_process() {
        rig = new StampRig(Map.of());
        rig.open();
        byte[] cms = rig.ping();
        rig.send(cms);
        soon().until(() -> rig.proof(cms).timestamp().isPresent());
        Receipt stamped = rig.proof(cms);

        rig.restart();
        assertThat(rig.proof(cms)).as("the newest head still").isEqualTo(stamped);

        rig.send(rig.ping());
        rig.send(rig.ping());
        assertThat(rig.proof(cms)).as("a head of the past").isEqualTo(stamped);
    }

    @Test
    void a_start_gives_no_new_grace() {
        rig = new StampRig(Map.of());
        rig.send(rig.ping());
        soon().until(() -> rig.timestamps().state().until().isPresent());
        Instant until = rig.timestamps().state().until().get();

        rig.restart();

        assertThat(rig.timestamps().state().until().orElseThrow()).isBeforeOrEqualTo(until);
    }
}
