package vn.liennganh.console.diary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.message.AgencyId;

/** Where hidden values are shown for a purpose, and where heads read who had them shown. */
@Controller
class AccessDiaryController {

    private static final int LISTED = 500;
    private static final int NOTE_MAX = 200;

    private final CurrentPerson current;
    private final AccessDiary diary;
    private final Readings readings;
    private final Fetches fetches;

    AccessDiaryController(
            CurrentPerson current, AccessDiary diary, Readings readings, Fetches fetches) {
        this.current = current;
        this.diary = diary;
        this.readings = readings;
        this.fetches = fetches;
    }

    /** Answers with the value, not with a redirect: it must not stand in an address. */
    @PostMapping("/hop-thu/xem-day-du")
    @Page(Section.MAILBOX)
    String show(
            @RequestParam UUID message,
            @RequestParam String pointer,
            @RequestParam String purpose,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        Purpose what =
                Purpose.choices().stream()
                        .filter(one -> one.word().equals(purpose))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        String words = note.strip();
        if (what == Purpose.OTHER && words.isEmpty() || words.length() > NOTE_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Person person = current.required();
        Optional<String> value = diary.show(person, message, pointer, what, words);
        value.ifPresent(any -> readings.shown(person, List.of(message)));
        model.addAttribute(
                "value",
                value.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("field", Masked.field(pointer));
        model.addAttribute("message", message);
        return "console/revealed";
    }

    @GetMapping("/quan-tri/nhat-ky-xem")
    @Page(Section.MEMBERS)
    String viewings(Model model) {
        AgencyId agency = current.required().agency();
        model.addAttribute("viewings", diary.of(agency, LISTED));
        model.addAttribute("fetches", fetches.of(agency, LISTED));
        return "console/viewings";
    }
}
