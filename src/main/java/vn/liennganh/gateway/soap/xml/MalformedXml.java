package vn.liennganh.gateway.soap.xml;

/** Bytes that are no XML, or more of it than is read. */
public final class MalformedXml extends Exception {

    /** What is wrong with them, each with a sentence of its own. */
    public enum Reason {
        NOT_XML,
        DOCTYPE,
        LIMITS,
        ENCODING,
        INSTRUCTION,
        COMMENT
    }

    private final Reason reason;

    MalformedXml(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
