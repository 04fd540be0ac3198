package vn.liennganh.regulation.overlay;

import java.time.Duration;
import java.util.List;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;

/** What an overlay is measured against: the rules that it may not loosen. */
public interface Law {

    /**
     * The limits of a duty in every edition that has it.
     *
     * @param duty {@code procedure.message.duty}
     */
    List<TimeLimit> limits(String duty);

    boolean knowsMessage(String type);

    LegalClock clock();

    /** The office target where the law says "immediately". */
    Duration immediately();
}
