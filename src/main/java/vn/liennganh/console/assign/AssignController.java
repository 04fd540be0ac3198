package vn.liennganh.console.assign;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;

/** Gives a conversation to a colleague, from the page of one of its messages. */
@Controller
class AssignController {

    private static final int NOTE_MAX = 300;

    private final CurrentPerson current;
    private final Sight sight;
    private final Assignments assignments;

    AssignController(CurrentPerson current, Sight sight, Assignments assignments) {
        this.current = current;
        this.sight = sight;
        this.assignments = assignments;
    }

    /** Nobody takes care of it any more where no member is named. */
    @PostMapping("/hop-thu/{message}/phu-trach")
    @Page(Section.MAILBOX)
    String assign(
            @PathVariable UUID message,
            @RequestParam(name = "ai", required = false) @Nullable UUID member,
            @RequestParam(name = "ghi-chu", defaultValue = "") String note) {
        Person person = current.required();
        StoredMessage seen =
                sight.message(message, person.acting())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (note.length() > NOTE_MAX
                || !assignments.assign(
                        person, seen.exchange(), Optional.ofNullable(member), note.strip())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return "redirect:/hop-thu/" + message;
    }
}
