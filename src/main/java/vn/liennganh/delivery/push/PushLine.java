package vn.liennganh.delivery.push;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.message.AgencyId;

/**
 * One way of calling recipients: what is said to an address, and what its answer means. When, in
 * which order and how often is the {@link PushQueue}'s.
 */
public interface PushLine {

    /** Whether it is this line that carries the form. */
    boolean speaks(Form form);

    /** To be called once, when the files are there that the settings name. */
    void open();

    /** Why nothing can be pushed now, as a stable code; empty where it can. */
    Optional<String> obstacle(AgencyId party, URI url);

    /** How long a call may take at most. */
    Duration patience(Due due);

    /** Calls and waits for the answer; never throws for what the other side does. */
    Outcome call(Due due, URI url, Form form);

    /** What came of a call. */
    sealed interface Outcome {}

    /** The recipient has it, durably. */
    record Taken() implements Outcome {}

    /** The address wants to hear nothing any more. */
    record Gone() implements Outcome {}

    /**
     * To be tried again.
     *
     * @param reason a stable code in kebab-case
     * @param detail for operators, without anything of the content
     * @param retryAfter as the partner wrote it
     */
    record Failed(String reason, String detail, Optional<String> retryAfter) implements Outcome {}
}
