package vn.liennganh.console.police;

import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** The calendar itself: two weeks by unit, the month, the list. */
@Controller
class PoliceCalendarController {

    private final CurrentPerson current;
    private final CalendarMaker calendars;
    private final Deadlines deadlines;

    PoliceCalendarController(CurrentPerson current, CalendarMaker calendars, Deadlines deadlines) {
        this.current = current;
        this.calendars = calendars;
        this.deadlines = deadlines;
    }

    @GetMapping("/lich-cuong-che")
    @Page(Section.POLICE)
    String calendar(
            @RequestParam(name = "xem", defaultValue = "") String view,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "don-vi", defaultValue = "") String holder,
            @RequestParam(name = "trang-thai", defaultValue = "") String look,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Stretch stretch = Stretch.of(view, from, calendars.today());
        PoliceCalendar calendar =
                calendars.of(person, stretch, new CalendarMaker.Filter(holder, look), words);
        model.addAttribute("calendar", calendar);
        model.addAttribute(
                "dues", stretch.list() ? deadlines.of(person, calendar, words) : Map.of());
        model.addAttribute("holder", holder);
        model.addAttribute("look", look);
        model.addAttribute("looks", Arrays.asList(Look.values()));
        model.addAttribute("views", Stretch.VIEWS);
        return "console/police/calendar";
    }
}
