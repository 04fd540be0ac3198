package vn.liennganh.console.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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

    /** How often a file is put beside words that changed at the same moment. */
    private static final int TRIES = 10;

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
        open(id, person).orElseThrow(AttachController::none);
        LetterFiles.Taken taken = files.take(person, file);
        if (taken.kept().isEmpty()) {
            return "redirect:/yeu-cau/" + id + "?tep=" + taken.wrong();
        }
        AttachmentRef reference = taken.kept().get();
        return keep(
                id,
                person,
                all -> {
                    all.removeIf(one -> one.sha256().equals(reference.sha256()));
                    all.add(reference);
                });
    }

    @PostMapping("/yeu-cau/{id}/tep/{sha256}/bo")
    @Page(Section.COMPOSE)
    String detach(@PathVariable UUID id, @PathVariable String sha256) {
        Person person = current.required();
        open(id, person).orElseThrow(AttachController::none);
        return keep(id, person, all -> all.removeIf(one -> one.sha256().hex().equals(sha256)));
    }

    /** Files alone change: they go with the words that are there by now, whoever wrote them. */
    private String keep(UUID id, Person person, Consumer<List<AttachmentRef>> change) {
        Optional<Draft> draft = open(id, person);
        for (int i = 0; i < TRIES && draft.isPresent(); i++) {
            List<AttachmentRef> all = new ArrayList<>(draft.get().attachments());
            change.accept(all);
            try {
                drafts.rewrite(draft.get(), person, draft.get().letter(), all);
                return "redirect:/yeu-cau/" + id;
            } catch (Drafts.Overtaken meanwhile) {
                draft = open(id, person);
            }
        }
        return "redirect:/yeu-cau/" + id + "?tep=again";
    }

    private Optional<Draft> open(UUID id, Person person) {
        return drafts.find(id, person).filter(Draft::open);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
