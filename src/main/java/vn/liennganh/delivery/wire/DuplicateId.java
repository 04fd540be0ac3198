package vn.liennganh.delivery.wire;

/**
 * What Artemis tells two messages apart by: where it has one with the same value already, it
 * refuses the second, and the whole transaction that it stands in.
 */
public final class DuplicateId {

    /** The property that holds it. */
    public static final String PROPERTY = "_AMQ_DUPL_ID";

    private DuplicateId() {}

    /** Whether a broker refused a transaction because it has a message of it already. */
    public static boolean refused(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("ActiveMQDuplicateIdException")) {
                return true;
            }
        }
        return false;
    }
}
