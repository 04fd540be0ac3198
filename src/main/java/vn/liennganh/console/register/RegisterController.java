package vn.liennganh.console.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.register.Register;
import vn.liennganh.register.RegisterBook;
import vn.liennganh.register.file.CaseFile;

/**
 * {@code /so-theo-doi}, and the registers beside the desks {@code /ban-chi-dao} and {@code
 * /xa-phuong}: cases that have no arithmetic of their own, by register.
 */
@Controller
class RegisterController {

    private static final int LISTED = 100;

    private final CurrentPerson current;
    private final RegisterBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final Desks desks;
    private final FileViews views;
    private final Readings readings;

    RegisterController(
            CurrentPerson current,
            RegisterBook book,
            Viewing viewing,
            Pages pages,
            Desks desks,
            FileViews views,
            Readings readings) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.desks = desks;
        this.views = views;
        this.readings = readings;
    }

    @GetMapping("/ban-chi-dao/so")
    @Page(Section.STEERING)
    String committee(
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        return list(Section.STEERING, List.of(Register.COMMITTEE), "", after, words, model);
    }

    @GetMapping("/ban-chi-dao/{exchange}")
    @Page(Section.STEERING)
    String committeeCase(
            @PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        return one(Section.STEERING, exchange, words, model);
    }

    @GetMapping("/xa-phuong/so")
    @Page(Section.COMMUNE)
    String commune(
            @RequestParam(name = "so", defaultValue = "") String register,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        return list(
                Section.COMMUNE,
                List.of(Register.CAMPAIGN, Register.PUBLICATION),
                register,
                after,
                words,
                model);
    }

    @GetMapping("/xa-phuong/{exchange}")
    @Page(Section.COMMUNE)
    String communeCase(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        return one(Section.COMMUNE, exchange, words, model);
    }

    @GetMapping("/so-theo-doi")
    @Page(Section.REGISTERS)
    String registers(
            @RequestParam(name = "so", defaultValue = "") String register,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        return list(Section.REGISTERS, List.of(Register.values()), register, after, words, model);
    }

    @GetMapping("/so-theo-doi/{exchange}")
    @Page(Section.REGISTERS)
    String registerCase(
            @PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        return one(Section.REGISTERS, exchange, words, model);
    }

    private String list(
            Section section,
            List<Register> registers,
            String asked,
            String after,
            Words words,
            Model model) {
        Person person = current.required();
        Register register =
                Register.of(asked).filter(registers::contains).orElseGet(() -> registers.get(0));
        List<Standing<CaseFile>> page =
                pages.of(book, person, Set.of(RegisterBook.mark(register)), after, LISTED, model);
        model.addAttribute("section", section);
        model.addAttribute("list", list(section));
        model.addAttribute("register", register.word());
        model.addAttribute("registers", registers.stream().map(Register::word).toList());
        model.addAttribute(
                "rows", views.rows(page, viewing.viewers(person.acting()), person, words));
        return "console/register/list";
    }

    /** Where the registers of a part lie: beside its desk, where it has one. */
    private static String list(Section section) {
        return section == Section.REGISTERS ? section.path() : section.path() + "/so";
    }

    private String one(Section section, UUID exchange, Words words, Model model) {
        Person person = current.required();
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Standing<CaseFile> found =
                viewing
                        .visible(
                                book, person.acting(), desks.find(book, exchange), Optional.empty())
                        .stream()
                        .filter(
                                one ->
                                        FileViews.exchanges(FileViews.seen(one, readers))
                                                .contains(exchange))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        readings.shown(person, FileViews.told(FileViews.seen(found, readers)));
        model.addAttribute("section", section);
        model.addAttribute("list", list(section));
        model.addAttribute("one", views.of(found, readers, person, words));
        return "console/register/case";
    }
}
