package vn.liennganh.gateway.rest;

import jakarta.ws.rs.core.Response;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/** Turns what the door answered into what HTTP says. */
final class Outcomes {

    private Outcomes() {}

    /**
     * Never returns for a refusal.
     *
     * @throws ProblemException with the refusal and the receipt of its log entry
     */
    static Response refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new ProblemException(
                    Problem.of(refused.refusal()).withReceipt(refused.rejection()));
        }
        throw new IllegalStateException("Not an answer to this call: " + outcome.getClass());
    }

    /** What a connection without a valid certificate hears. */
    static Outcome stranger() {
        return Outcome.Refused.unlogged(
                Refusal.of(RefusalCode.NOT_AUTHENTICATED, "gateway.not-authenticated"));
    }
}
