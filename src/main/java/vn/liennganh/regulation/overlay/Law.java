package vn.liennganh.regulation.overlay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;

/** What an overlay is measured against: the rules that it may not loosen. */
public interface Law {

    /**
     * The limits of a duty in every edition that is in force on a day of the time; none where no
     * rule has the duty then.
     *
     * @param duty {@code procedure.message.duty}, with {@code .instead} for the limit that takes
     *     the usual one's place under a condition
     */
    List<TimeLimit> limits(String duty, LocalDate from, Optional<LocalDate> to);

    boolean knowsMessage(String type);

    /** Whether a message of the type goes to one agency alone, whoever else would like it. */
    boolean discreet(String type);

    LegalClock clock();

    /** The office target where the law says "immediately". */
    Duration immediately();
}
