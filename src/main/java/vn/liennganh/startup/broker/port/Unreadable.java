package vn.liennganh.startup.broker.port;

/** Bytes that are no AMQP 1.0, or more of it than anybody needs; the message says in what way. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String words) {
        // Whose bytes they are is known; where in this program they were read helps nobody.
        super(words, null, false, false);
    }
}
