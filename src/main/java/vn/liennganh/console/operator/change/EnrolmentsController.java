package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Where an operator lets an agency have its first certificate. */
@Controller
class EnrolmentsController {

    private final CurrentPerson current;
    private final Enrolments enrolments;

    EnrolmentsController(CurrentPerson current, Enrolments enrolments) {
        this.current = current;
        this.enrolments = enrolments;
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/ghi-danh")
    ModelAndView list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "ket-qua") Optional<String> done) {
        return new ModelAndView("console/operator/enrolments")
                .addObject("lines", enrolments.waiting(w.locale()))
                .addObject(
                        "done",
                        done.filter(it -> List.of("done", "gone", "own-code").contains(it)));
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/ghi-danh")
    String decide(
            @RequestParam String agency,
            @RequestParam String sha256,
            @RequestParam boolean granted) {
        AgencyId id =
                ChangeCheck.identifier(agency)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Enrolments.Decided done = enrolments.decide(current.required(), id, sha256, granted);
        return "redirect:/van-hanh/ghi-danh?ket-qua=" + done.word();
    }
}
