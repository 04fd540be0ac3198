package vn.liennganh.console.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;

/** Files that go with a letter: stored by digest, under the agency's own quota, scanned. */
@Controller
class AttachController {

    /** As long as an envelope takes it. */
    private static final int NAME_MAX = 255;

    private final CurrentPerson current;
    private final Drafts drafts;
    private final AttachmentStore store;

    AttachController(CurrentPerson current, Drafts drafts, AttachmentStore store) {
        this.current = current;
        this.drafts = drafts;
        this.store = store;
    }

    @PostMapping("/yeu-cau/{id}/tep")
    @Page(Section.COMPOSE)
    String attach(@PathVariable UUID id, @RequestParam("tep") MultipartFile file)
            throws IOException {
        Person person = current.required();
        Draft draft = open(id, person);
        Sha256 digest = digest(file);
        String name = name(file);
        Optional<String> type = type(file);
        if (name.isEmpty() || name.length() > NAME_MAX || !EnvelopeReader.isPlainName(name)) {
            return "redirect:/yeu-cau/" + id + "?tep=form";
        }
        if (type.isEmpty()) {
            return "redirect:/yeu-cau/" + id + "?tep=type";
        }
        if (file.getSize() > AttachmentRef.SIZE_MAX) {
            return "redirect:/yeu-cau/" + id + "?tep=too-large";
        }
        AttachmentRef reference = new AttachmentRef(name, type.get(), file.getSize(), digest);
        UploadOutcome outcome;
        try (InputStream in = file.getInputStream()) {
            outcome = store.put(person.acting(), digest, 0, Optional.of(file.getSize()), in);
        }
        if (!(outcome instanceof UploadOutcome.Stored)) {
            return "redirect:/yeu-cau/" + id + "?tep=" + word(outcome);
        }
        List<AttachmentRef> all = new ArrayList<>(draft.attachments());
        all.removeIf(one -> one.sha256().equals(digest));
        all.add(reference);
        return keep(draft, person, all);
    }

    @PostMapping("/yeu-cau/{id}/tep/{sha256}/bo")
    @Page(Section.COMPOSE)
    String detach(@PathVariable UUID id, @PathVariable String sha256) {
        Person person = current.required();
        Draft draft = open(id, person);
        List<AttachmentRef> all = new ArrayList<>(draft.attachments());
        all.removeIf(one -> one.sha256().hex().equals(sha256));
        return keep(draft, person, all);
    }

    private String keep(Draft draft, Person person, List<AttachmentRef> all) {
        try {
            drafts.rewrite(draft, person, draft.letter(), all);
            return "redirect:/yeu-cau/" + draft.id();
        } catch (Drafts.Overtaken meanwhile) {
            return "redirect:/yeu-cau/" + draft.id() + "?tep=again";
        }
    }

    private Draft open(UUID id, Person person) {
        return drafts.find(id, person)
                .filter(Draft::open)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
