package vn.liennganh.console.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.liennganh.console.access.Person;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;

/** Takes files that people send: stored by digest, under the agency's own quota, scanned. */
@Component
public class LetterFiles {

    /** As long as an envelope takes it. */
    private static final int NAME_MAX = 255;

    private final AttachmentStore store;

    LetterFiles(AttachmentStore store) {
        this.store = store;
    }

    /**
     * What became of a file.
     *
     * @param kept what a letter names it by; empty where it was not stored
     * @param wrong why not, as the pages' sentences {@code letter.attach.…} end; empty where it was
     */
    public record Taken(Optional<AttachmentRef> kept, String wrong) {

        private static Taken refused(String wrong) {
            return new Taken(Optional.empty(), wrong);
        }
    }

    /**
     * Stores a file for the person's agency.
     *
     * @throws IOException where what was sent cannot be read
     */
    public Taken take(Person person, MultipartFile file) throws IOException {
        String name = name(file);
        Optional<String> type = type(file);
        if (name.isEmpty() || name.length() > NAME_MAX || !EnvelopeReader.isPlainName(name)) {
            return Taken.refused("form");
        }
        if (type.isEmpty()) {
            return Taken.refused("type");
        }
        if (file.getSize() > AttachmentRef.SIZE_MAX) {
            return Taken.refused("too-large");
        }
        Sha256 digest = digest(file);
        UploadOutcome outcome;
        try (InputStream in = file.getInputStream()) {
            outcome = store.put(person.acting(), digest, 0, Optional.of(file.getSize()), in);
        }
        return outcome instanceof UploadOutcome.Stored
                ? new Taken(
                        Optional.of(new AttachmentRef(name, type.get(), file.getSize(), digest)),
                        "")
                : Taken.refused(word(outcome));
    }

    /** What was not stored, and why, in the words of the page. */
    private static String word(UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.Infected) {
            return "infected";
        }
        if (outcome instanceof UploadOutcome.TooLarge) {
            return "too-large";
        }
        return outcome instanceof UploadOutcome.OverQuota ? "quota" : "again";
    }

    /** The bare name, whatever path the browser told. */
    private static String name(MultipartFile file) {
        String told = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String bare = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    private static Optional<String> type(MultipartFile file) throws IOException {
        String told = Optional.ofNullable(file.getContentType()).orElse("");
        try (InputStream in = file.getInputStream()) {
            return FileTypes.of(told, in.readNBytes(FileTypes.BEGINNING));
        }
    }

    private static Sha256 digest(MultipartFile file) throws IOException {
        MessageDigest running = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(file.getInputStream(), running)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.wrap(running.digest());
    }
}
