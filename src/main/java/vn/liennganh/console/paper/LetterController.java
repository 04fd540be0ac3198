package vn.liennganh.console.paper;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;

/** A message as paper, for those who may read it. */
@Controller
class LetterController {

    private final CurrentPerson current;
    private final Sight sight;
    private final LetterPaper paper;
    private final Readings readings;

    LetterController(CurrentPerson current, Sight sight, LetterPaper paper, Readings readings) {
        this.current = current;
        this.sight = sight;
        this.paper = paper;
        this.readings = readings;
    }

    @GetMapping("/hop-thu/{message}/van-ban.pdf")
    @Page(Section.MAILBOX)
    ResponseEntity<byte[]> letter(@PathVariable UUID message) {
        Person person = current.required();
        StoredMessage found =
                sight.message(message, person.acting())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] pages = paper.print(found);
        readings.taken(person, found);
        return Exports.pdf(pages, "van-ban-" + PaperCode.of(found.sha256()) + ".pdf");
    }
}
