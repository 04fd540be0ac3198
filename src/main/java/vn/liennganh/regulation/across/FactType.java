package vn.liennganh.regulation.across;

import java.util.Locale;
import vn.liennganh.regulation.Bilingual;

/**
 * A kind of fact that one exchange may let others know, as {@code facts.yaml} declares it.
 *
 * @param everyone true where the exchanges of all agencies meet in it; otherwise only those that
 *     the same agency opened
 * @param lasting true where it outlives the end of its exchange
 * @param signs true where dots and strokes tell two things apart; otherwise letters and digits
 *     alone do
 */
public record FactType(
        String id, Bilingual title, Kind kind, boolean everyone, boolean lasting, boolean signs) {

    /** What is done with several facts that stand at once. */
    public enum Kind {
        /** Whole dong that are added up. */
        AMOUNT,
        /** Whole dong of which the latest count. */
        LIMIT,
        /** Nothing but that it stands. */
        MARK;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
