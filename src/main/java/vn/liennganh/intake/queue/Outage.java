package vn.liennganh.intake.queue;

import java.util.concurrent.TimeoutException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells what befalls everybody for a while, as a database that is away does, from what is wrong
 * with one thing. The door and every channel ask here, so that they never differ.
 */
public final class Outage {

    private Outage() {}

    /** Not the fault of what was being dealt with, however often it happens: it is tried again. */
    public static boolean is(Throwable why) {
        return why instanceof TimeoutException
                || why instanceof TransactionException
                || why instanceof TransientDataAccessException
                || why instanceof RecoverableDataAccessException
                || why instanceof NonTransientDataAccessResourceException;
    }
}
