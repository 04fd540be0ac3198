package vn.liennganh.console.law;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Days;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.RuleBook;

/** The rules by which the hub judges, and the calendar by which it counts; nothing changes here. */
@Controller
class LawController {

    private static final int YEAR_FIRST = 2000;
    private static final int YEAR_LAST = 2100;

    private final LawViews views;
    private final RuleBook rules;
    private final Directory directory;

    LawController(LawViews views, RuleBook rules, Directory directory) {
        this.views = views;
        this.rules = rules;
        this.directory = directory;
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/quy-dinh")
    String list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            Model model) {
        LocalDate on = day(day);
        model.addAttribute("day", on.toString());
        model.addAttribute("shownDay", Days.text(on));
        model.addAttribute("lines", views.list(on, w.locale()));
        model.addAttribute("fingerprint", rules.fingerprint());
        return "console/law/list";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/quy-dinh/{procedure}")
    String one(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String procedure,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            Model model) {
        model.addAttribute(
                "law",
                views.of(procedure, day(day), w.locale())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "console/law/procedure";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/lich")
    String calendar(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "nam") Optional<Integer> wanted,
            Model model) {
        LocalDate today = directory.today();
        int year =
                wanted.filter(one -> one >= YEAR_FIRST && one <= YEAR_LAST).orElse(today.getYear());
        model.addAttribute(
                "year",
                YearView.of(year, rules.clock().calendar(), rules.blackouts(), today, w.locale()));
        return "console/law/calendar";
    }

    private LocalDate day(String text) {
        return Days.read(text).orElseGet(directory::today);
    }
}
