package vn.liennganh.message;

import java.util.regex.Pattern;

/**
 * What kind of message it is: {@code procedure.message} out of the catalogue, both in kebab-case.
 */
public record MessageType(String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9-]{0,63}\\.[a-z][a-z0-9-]{0,63}");

    public MessageType {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a message type: procedure.message expected");
        }
    }

    /** The part before the dot. */
    public String procedure() {
        return value.substring(0, value.indexOf('.'));
    }

    /** The part after the dot. */
    public String message() {
        return value.substring(value.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
