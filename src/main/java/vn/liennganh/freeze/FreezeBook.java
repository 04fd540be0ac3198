package vn.liennganh.freeze;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.position.DebtKey;
import vn.liennganh.freeze.position.Others;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Steps;

/**
 * What is ordered, held, released and deducted for each debt of a debtor in a case, and what other
 * measures stand beside.
 */
@Component
public class FreezeBook implements Book<Position> {

    /**
     * Marks a debt for which too much, or what is to stay free, is held and nothing was decided.
     */
    public static final String EXCESS = "excess";

    private static final Set<String> PROCEDURES =
            Set.of("account-freeze", "account-deduction", "account-information");

    private final FreezeMeters meters;
    private final OfficePolicy policy;

    FreezeBook(FreezeMeters meters, OfficePolicy freezePolicy) {
        this.meters = meters;
        this.policy = freezePolicy;
    }

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public int version() {
        return 8;
    }

    @Override
    public Class<Position> type() {
        return Position.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return PROCEDURES.contains(procedure) || Others.courses().containsKey(procedure);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        if (!PROCEDURES.contains(opening.envelope().type().procedure())
                && !DebtKey.named(opening.body())) {
            return Set.of();
        }
        return Set.of(DebtKey.of(opening.from(), opening.caseNumber(), opening.body()));
    }

    @Override
    public Position empty(Matter matter) {
        return Position.empty(matter);
    }

    @Override
    public Position after(Position before, Heard heard) {
        Position after = Steps.after(before, heard);
        return after.sparing(!Overreach.of(after, policy).isEmpty());
    }

    /** Only the agency whose case it is: no holder learns of another's accounts (L16.1d). */
    @Override
    public Entry entry(Standing<Position> standing) {
        return new Entry(
                Set.of(standing.matter().agency()),
                standing.content().excess() > 0 || standing.content().sparedSince().isPresent()
                        ? Set.of(EXCESS)
                        : Set.of());
    }

    @Override
    public void moved(Standing<Position> before, Standing<Position> after) {
        time(before.content().excessSince(), after.content().excessSince(), after.at())
                .ifPresent(meters::released);
        time(before.content().heldBeyondSince(), after.content().heldBeyondSince(), after.at())
                .ifPresent(meters::lifted);
        time(before.content().sparedSince(), after.content().sparedSince(), after.at())
                .ifPresent(meters::spared);
    }

    private static Optional<Duration> time(
            Optional<Instant> since, Optional<Instant> now, Instant at) {
        return now.isPresent() ? Optional.empty() : since.map(from -> Duration.between(from, at));
    }
}
