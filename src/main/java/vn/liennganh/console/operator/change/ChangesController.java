package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** What was proposed, what it touches, and the second operator's word. */
@Controller
class ChangesController {

    private static final int SHOWN = 100;
    private static final int REASON_MAX = 200;

    private final CurrentPerson current;
    private final Changes changes;
    private final ChangeViews views;

    ChangesController(CurrentPerson current, Changes changes, ChangeViews views) {
        this.current = current;
        this.changes = changes;
        this.views = views;
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/thay-doi")
    ModelAndView list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "co-quan") Optional<String> about) {
        Person operator = current.required();
        List<ChangeProposal> lines =
                about.map(id -> changes.about(agency(id), SHOWN))
                        .orElseGet(() -> changes.decided(SHOWN));
        return new ModelAndView("console/operator/changes")
                .addObject("about", about)
                .addObject("open", lines(changes.open(), operator, w.locale()))
                .addObject("lines", lines(lines, operator, w.locale()));
    }

    private static AgencyId agency(String id) {
        return ChangeCheck.identifier(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/thay-doi/{id}")
    ModelAndView one(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable UUID id,
            @RequestParam(name = "ket-qua", defaultValue = "") String outcome) {
        return page(found(id), Verdict.named(outcome), HttpStatus.OK, w.locale());
    }

    /** What is shown once is the answer itself: no address leads to it. */
    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/thay-doi/{id}/duyet")
    ModelAndView approve(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        Changes.Done done = changes.approve(current.required(), found(id), cut(reason));
        if (done.verdict().done() && done.shownOnce().isEmpty()) {
            return said(id, done.verdict());
        }
        return page(
                        found(id),
                        Optional.of(done.verdict()),
                        done.verdict().done() ? HttpStatus.OK : HttpStatus.CONFLICT,
                        w.locale())
                .addObject("code", done.shownOnce());
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/thay-doi/{id}/bo")
    ModelAndView drop(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        Verdict verdict = changes.drop(current.required(), found(id), cut(reason));
        return verdict.done()
                ? said(id, verdict)
                : page(found(id), Optional.of(verdict), HttpStatus.CONFLICT, w.locale());
    }

    private ModelAndView page(
            ChangeProposal one, Optional<Verdict> verdict, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView("console/operator/change");
        page.setStatus(status);
        return page.addObject("change", views.of(one, current.required(), locale))
                .addObject("verdict", verdict.map(Verdict::word))
                .addObject("done", verdict.map(Verdict::done).orElse(false))
                .addObject("code", Optional.empty());
    }

    private List<ChangeLine> lines(List<ChangeProposal> all, Person operator, Locale locale) {
        return all.stream().map(one -> views.line(one, operator, locale)).toList();
    }

    private ChangeProposal found(UUID id) {
        return changes.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String cut(String typed) {
        String reason = ChangeForm.clean(typed);
        return reason.substring(0, Math.min(reason.length(), REASON_MAX));
    }

    private static ModelAndView said(UUID id, Verdict verdict) {
        return new ModelAndView("redirect:/van-hanh/thay-doi/" + id + "?ket-qua=" + verdict.word());
    }
}
