package vn.liennganh.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a recipient has listed: a pass over what was placed in the rounds {@code after < round <=
 * upTo}, and the place it has reached. What arrives during a pass, however urgent, is the next
 * pass's, so that a recipient that follows the cursors misses nothing.
 */
record InboxCursor(long after, long upTo, int precedence, long number) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})-(\\d{1,18})-([0-3])-(\\d{1,18})");
    private static final int BEFORE_ALL = -1;

    /** A pass over the rounds behind {@code after}. */
    static InboxCursor pass(long after, long upTo) {
        return new InboxCursor(after, upTo, BEFORE_ALL, 0);
    }

    InboxCursor at(int newPrecedence, long newNumber) {
        return new InboxCursor(after, upTo, newPrecedence, newNumber);
    }

    /**
     * @throws IllegalArgumentException if it is no cursor of ours
     */
    static InboxCursor parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a cursor of the inbox");
        }
        return new InboxCursor(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Long.parseLong(matcher.group(4)));
    }

    @Override
    public String toString() {
        return after + "-" + upTo + "-" + precedence + "-" + number;
    }
}
