package vn.liennganh.console.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import vn.liennganh.message.AttachmentRef;

/** Files that go with a letter. */
@Controller
class AttachController {

    private final CurrentPerson current;
    private final Drafts drafts;
    private final LetterFiles files;

    AttachController(CurrentPerson current, Drafts drafts, LetterFiles files) {
        this.current = current;
        this.drafts = drafts;
        this.files = files;
    }

    @PostMapping("/yeu-cau/{id}/tep")
    @Page(Section.COMPOSE)
    String attach(@PathVariable UUID id, @RequestParam("tep") MultipartFile file)
            throws IOException {
        Person person = current.required();
        Draft draft = open(id, person);
        LetterFiles.Taken taken = files.take(person, file);
        if (taken.kept().isEmpty()) {
            return "redirect:/yeu-cau/" + id + "?tep=" + taken.wrong();
        }
        AttachmentRef reference = taken.kept().get();
        List<AttachmentRef> all = new ArrayList<>(draft.attachments());
        all.removeIf(one -> one.sha256().equals(reference.sha256()));
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
}
