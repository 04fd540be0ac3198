package vn.liennganh.console.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.WireTime;

/**
 * A letter that is being written, signed and sent.
 *
 * @param agency in whose name it will be sent
 * @param paper what is signed and sent; nothing yet while it is edited
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
        Paper paper,
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
        /** Handed to the door, whose answer is not known: only the same bytes go there again. */
        SENDING,
        SENT,
        DROPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The bytes of a letter.
     *
     * @param message its id
     * @param content exactly what is signed
     * @param cms the content under the signatures so far
     * @param sealed what was handed to the door
     */
    public record Paper(
            Optional<UUID> message,
            Optional<byte[]> content,
            Optional<byte[]> cms,
            Optional<byte[]> sealed) {

        static final Paper NONE =
                new Paper(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Paper of(UUID message, byte[] content) {
            return new Paper(
                    Optional.of(message), Optional.of(content), Optional.empty(), Optional.empty());
        }

        Paper signed(byte[] bytes) {
            return new Paper(message, content, Optional.of(bytes), sealed);
        }

        Paper handed(Optional<byte[]> bytes) {
            return new Paper(message, content, cms, bytes);
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

    /** The exact bytes that are signed; empty while it is edited. */
    public Optional<byte[]> content() {
        return paper.content();
    }

    /** The content under the signatures so far. */
    public Optional<byte[]> cms() {
        return paper.cms();
    }

    /** Its id, once the content is fixed. */
    public Optional<UUID> message() {
        return paper.message();
    }

    /** The next version, in another state. */
    Draft moved(State now, Paper bytes, Optional<Refused> said, Instant at) {
        return next(letter, attachments, now, bytes, said, at);
    }

    /** The next version, with other words: it is being edited, and nothing is signed. */
    Draft worded(NewLetter words, List<AttachmentRef> files, Instant at) {
        return next(words, files, State.EDITING, Paper.NONE, Optional.empty(), at);
    }

    private Draft next(
            NewLetter words,
            List<AttachmentRef> files,
            State now,
            Paper bytes,
            Optional<Refused> said,
            Instant at) {
        return new Draft(
                id,
                agency,
                author,
                authorName,
                kind,
                words,
                files,
                now,
                bytes,
                said,
                begun,
                at,
                version + 1);
    }

    /** Whether these are its words already. */
    boolean says(NewLetter words) {
        return letter.like(words);
    }

    /**
     * Whether these words may take the place of its own without overwriting somebody's.
     *
     * @param seen the version that the writer saw
     * @param base the mark of the words that the writer began with; absent where nobody said it
     */
    boolean takes(NewLetter words, int seen, @Nullable String base) {
        return open() && (version == seen || letter.mark().equals(base) || says(words));
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
