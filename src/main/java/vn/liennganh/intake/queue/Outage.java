package vn.liennganh.intake.queue;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Tells what befalls everybody for a while, as a database that is away does, from what is wrong
 * with one thing. The door and every channel ask here, so that they never differ.
 */
public final class Outage {

    /** Deeper than any exception of the hub's is wrapped. */
    private static final int CAUSES_MAX = 20;

    private static final int CLASS = 2;

    /**
     * Classes of SQL states (PostgreSQL, appendix A): the connection, nobody let in and no database
     * of that name, which is said of connections too, a transaction that met another one,
     * resources, an operator's hand, the system. Not 54: a statement beyond what the server can do
     * at all, as a value too long for its index, never passes.
     */
    private static final Set<String> PASSING_CLASSES =
            Set.of("08", "28", "3D", "40", "53", "57", "58");

    /**
     * States of other classes: a server that only reads just now, because it is a standby or its
     * disk is nearly full, and a lock that somebody holds for longer than one waits.
     */
    private static final Set<String> PASSING = Set.of("25006", "55P03");

    private Outage() {}

    /** Not the fault of what was being dealt with, however often it happens: it is tried again. */
    public static boolean is(Throwable why) {
        if (why instanceof TimeoutException || why instanceof CannotCreateTransactionException) {
            return true;
        }
        if (why instanceof DataAccessException || why instanceof TransactionException) {
            return state(why).map(Outage::passes).orElseGet(() -> isByItsKind(why));
        }
        return false;
    }

    /**
     * In one line: what it was and what it came of, without the details that a server adds in
     * further lines, because these may be words of a row.
     */
    public static String reason(Throwable why) {
        return causes(why)
                .map(one -> one.toString().lines().findFirst().orElse(""))
                .collect(Collectors.joining(" <- "));
    }

    /** Where the server said nothing; a transaction that the program spoilt itself is its fault. */
    private static boolean isByItsKind(Throwable why) {
        boolean spoilt =
                why instanceof UnexpectedRollbackException
                        || why instanceof TransactionUsageException;
        return (why instanceof TransactionException && !spoilt)
                || why instanceof TransientDataAccessException
                || why instanceof RecoverableDataAccessException
                || why instanceof NonTransientDataAccessResourceException;
    }

    private static boolean passes(String state) {
        return PASSING_CLASSES.contains(state.substring(0, CLASS)) || PASSING.contains(state);
    }

    /** What the server, or the way to it, said. */
    private static Optional<String> state(Throwable why) {
        return causes(why)
                .filter(SQLException.class::isInstance)
                .map(one -> ((SQLException) one).getSQLState())
                .filter(state -> state != null && state.length() > CLASS)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable why) {
        return Stream.iterate(why, one -> one != null, Throwable::getCause).limit(CAUSES_MAX);
    }
}
