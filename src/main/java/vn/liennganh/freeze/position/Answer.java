package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What a holder answered when it was asked for balances.
 *
 * @param since when it came into its state
 */
public record Answer(
        UUID exchange, AgencyId holder, State state, Instant since, List<Balance> accounts) {

    /** How far the answer has come. */
    public enum State {
        ASKED,
        PART,
        ANSWERED,
        REFUSED
    }

    /**
     * One account or deposit, as its holder describes it.
     *
     * @param kind in the holder's own words
     * @param deposit money that is bound for a time
     * @param available what could be held, in whole dong
     */
    public record Balance(
            String number,
            String kind,
            boolean deposit,
            long balance,
            long available,
            Instant asOf) {}

    public Answer {
        accounts = List.copyOf(accounts);
    }

    static Answer asked(Heard heard, AgencyId holder) {
        return new Answer(heard.exchange(), holder, State.ASKED, heard.at(), List.of());
    }
}
