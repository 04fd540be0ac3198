package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import vn.liennganh.message.RefusalCode;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** The door that classes of tests share, and what it says to messages. */
final class Door {

    static final IntakeHarness HUB = IntakeHarness.shared();
    static final String ENFORCEMENT = "X99.11.001";
    static final String BANK = "X99.51.001";
    static final String OTHER_BANK = "X99.51.002";

    private Door() {}

    static void accept(byte[] cms, String channel) {
        Outcomes.accepted(HUB.submit(cms, channel));
    }

    static Outcome.Refused refused(byte[] cms, String channel) {
        Outcome outcome = HUB.submit(cms, channel);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }

    static RefusalCode code(byte[] cms, String channel) {
        return refused(cms, channel).refusal().code();
    }

    static Letter ping() {
        return HUB.letter("sandbox.ping", BANK, ENFORCEMENT);
    }
}
