package vn.liennganh.console.operator.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** Takes down who sees to a step by when; the agency's page shows it. */
@Controller
class JoiningController {

    private final CurrentPerson current;
    private final Directory directory;
    private final Joinings joinings;

    JoiningController(CurrentPerson current, Directory directory, Joinings joinings) {
        this.current = current;
        this.directory = directory;
        this.joinings = joinings;
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/doi-tac/{id}/buoc/{step}")
    String say(
            @PathVariable String id,
            @PathVariable("step") String word,
            @RequestParam(name = "phu-trach", defaultValue = "") String owner,
            @RequestParam(name = "han", defaultValue = "") String day,
            @RequestParam(name = "khong-can", defaultValue = "false") boolean waived,
            @RequestParam(name = "da-thay", defaultValue = "0") int seen,
            RedirectAttributes next) {
        Agency agency = agency(id);
        Step step = Step.named(word).filter(Step.of(agency)::contains).orElseThrow(this::unknown);
        Optional<LocalDate> due = Days.read(day);
        Joinings.Verdict verdict =
                joinings.say(
                        current.required(),
                        agency,
                        step,
                        seen,
                        new Joinings.Wanted(owner, due, due.isEmpty() && !day.isBlank(), waived));
        if (verdict != Joinings.Verdict.DONE) {
            Typed.keep(
                    next,
                    "buoc-" + step.word(),
                    Map.of(
                            "phu-trach", List.of(owner),
                            "han", List.of(day),
                            "khong-can", List.of(String.valueOf(waived)),
                            "vi-sao", List.of(verdict.word())));
        }
        return "redirect:/van-hanh/doi-tac/" + agency.id() + "#buoc-" + step.word();
    }

    /** The hub joins nobody, and what has ended joins nothing any more. */
    private Agency agency(String id) {
        try {
            return directory
                    .agency(AgencyId.of(id))
                    .filter(joinings::joins)
                    .orElseThrow(this::unknown);
        } catch (IllegalArgumentException noAgency) {
            throw unknown();
        }
    }

    private ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
