package vn.liennganh.startup;

/**
 * The hub does not start, for a reason that its operator can mend; the message is one clear line.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public StartRefused(String reason, String action) {
        super(reason);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
