package vn.liennganh.console.court;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.clarification.search.Passage;
import vn.liennganh.clarification.search.Passages;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Earlier questions with their answers, by their words: nobody need ask the same thing twice. */
@Controller
class CourtSearchController {

    private static final int FOUND = 50;

    private final CurrentPerson current;
    private final Viewing viewing;
    private final Passages passages;
    private final CourtViews views;
    private final Readings readings;

    CourtSearchController(
            CurrentPerson current,
            Viewing viewing,
            Passages passages,
            CourtViews views,
            Readings readings) {
        this.current = current;
        this.viewing = viewing;
        this.passages = passages;
        this.views = views;
        this.readings = readings;
    }

    @GetMapping("/giai-thich/tim")
    @Page(Section.COURT)
    String search(
            @RequestParam(name = "tu", defaultValue = "") String wanted,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Set<AgencyId> readers = viewing.viewers(person.acting());
        List<Passage> found = passages.find(readers, wanted, FOUND);
        readings.shown(person, found.stream().map(Passage::request).toList());
        readings.shown(person, found.stream().flatMap(one -> one.answer().stream()).toList());
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "found", found.stream().map(one -> views.found(one, readers, words)).toList());
        return "console/court/found";
    }
}
