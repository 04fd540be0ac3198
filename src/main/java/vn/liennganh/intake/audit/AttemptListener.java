package vn.liennganh.intake.audit;

/**
 * Hears of everything that agencies hand in. Only the sandbox has one: outside it nothing is kept
 * of what was refused but a count.
 */
public interface AttemptListener {

    /** Called after the outcome is durable, on any thread: must be quick and must not fail. */
    void handedIn(Attempt attempt);
}
