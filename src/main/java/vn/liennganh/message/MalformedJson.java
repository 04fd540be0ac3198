package vn.liennganh.message;

/** Thrown and caught inside the strict readers only; it carries the refusal that they return. */
public final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    MalformedJson(String pointer, String key, Object... args) {
        super(key + " at " + pointer, null, false, false);
        this.refusal = Refusal.at(RefusalCode.MESSAGE_MALFORMED, pointer, key, args);
    }

    public Refusal refusal() {
        return refusal;
    }
}
