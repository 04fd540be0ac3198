package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import vn.liennganh.message.Refusal;

/** What became of a message at the door, as a test expects it. */
final class Outcomes {

    private Outcomes() {}

    static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal();
    }
}
