package vn.liennganh.evidence;

/**
 * The log on disk is not the log that was signed: nothing may be appended or signed until a person
 * has looked. The message is one line for the operator.
 */
public final class LogFault extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LogFault(String line) {
        super(line);
    }
}
