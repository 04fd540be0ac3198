package vn.liennganh.console.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.WireTime;

/**
 * A letter that is being written, signed and sent.
 *
 * @param agency in whose name it will be sent
 * @param content the exact bytes that are signed; empty while it is edited
 * @param cms the content under the signatures so far
 * @param message its id, once the content is fixed
 * @param problem what the door said to it last
 * @param version counts the changes, so that two people never overwrite each other
 */
public record Draft(
        UUID id,
        AgencyId agency,
        UUID author,
        String authorName,
        Kind kind,
        NewLetter letter,
        List<AttachmentRef> attachments,
        State state,
        Optional<byte[]> content,
        Optional<byte[]> cms,
        Optional<UUID> message,
        Optional<Refused> problem,
        Instant begun,
        Instant touched,
        int version) {

    /** What it is for. */
    public enum Kind {
        MESSAGE,
        ACKNOWLEDGEMENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        EDITING,
        /** Waits for the official's signature. */
        OFFICIAL,
        /** Waits for the agency's seal. */
        SEAL,
        SENT,
        DROPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A refusal of the door, to be read again.
     *
     * @param at the pointers of wrong fields, separated by blanks
     */
    public record Refused(String code, String at) {}

    /** One line of what was done with it. */
    public record Step(Instant at, String name, String step, String detail) {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

        public String time() {
            return TIME.format(at.atZone(WireTime.ZONE));
        }
    }

    public Draft {
        attachments = List.copyOf(attachments);
    }

    /** Whether its words can still be changed. */
    public boolean open() {
        return state == State.EDITING;
    }

    /** Whether it waits for a signature. */
    public boolean waits() {
        return state == State.OFFICIAL || state == State.SEAL;
    }
}
