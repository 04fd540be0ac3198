package vn.liennganh.console.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.bank.label.Labels;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.letter.DeskLetters;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.CreditPolicy;
import vn.liennganh.credit.InterestDrafts;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** One case of the bank: money, interest, what has happened, what is asked, who is next. */
@Controller
class BankCaseController {

    private static final int NUMBER_MAX = 100;

    private final CurrentPerson current;
    private final CreditCases cases;
    private final CaseViews views;
    private final InterestDrafts interest;
    private final CreditPolicy policy;
    private final Drafts drafts;
    private final Readings readings;
    private final Labels labels;

    BankCaseController(
            CurrentPerson current,
            CreditCases cases,
            CaseViews views,
            InterestDrafts interest,
            CreditPolicy policy,
            Drafts drafts,
            Readings readings,
            Labels labels) {
        this.current = current;
        this.cases = cases;
        this.views = views;
        this.interest = interest;
        this.policy = policy;
        this.drafts = drafts;
        this.readings = readings;
        this.labels = labels;
    }

    @GetMapping("/ngan-hang/vu-viec")
    @Page(Section.BANK)
    String one(
            @RequestParam("co-quan") String agency,
            @RequestParam("so") String number,
            @RequestParam(name = "luc", defaultValue = "") String at,
            @RequestParam(name = "lai-den", defaultValue = "") String asOf,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Optional<Instant> moment = Moments.read(at);
        Standing<CreditCase> found = find(person, agency, number, moment);
        List<BankFile> files = found.content().files();
        if (files.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        BankFile file = files.get(0);
        readings.shown(person, CaseViews.told(found.content(), file));
        model.addAttribute("one", views.of(found, file, person, words));
        Matter matter = found.matter();
        model.addAttribute(
                "labels",
                labels.of(person, new Labels.Case(matter.agency().value(), matter.number())));
        model.addAttribute("at", moment.isPresent() ? at : "");
        LocalDate until = Days.read(asOf).orElseGet(views::today);
        model.addAttribute("interest", reckoned(found.content(), file, until, words));
        model.addAttribute("rule", rule(words));
        return "console/bank/case";
    }

    /** The statement of interest until a day becomes a draft, to be completed, signed and sent. */
    @PostMapping("/ngan-hang/vu-viec/bang-lai")
    @Page(Section.BANK)
    String statement(
            @RequestParam("co-quan") String agency,
            @RequestParam("so") String number,
            @RequestParam("den-ngay") String asOf) {
        Person person = current.required();
        CreditCase seen = find(person, agency, number, Optional.empty()).content();
        LocalDate until =
                Days.read(asOf)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return seen.files().stream()
                .findFirst()
                .flatMap(file -> reckon(seen, file, until))
                .map(
                        made ->
                                "redirect:/cho-ky/"
                                        + drafts.begin(person, DeskLetters.of(made.draft())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Standing<CreditCase> find(
            Person person, String agency, String number, Optional<Instant> at) {
        if (number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return agency(agency)
                .flatMap(whose -> cases.one(person.acting(), Optional.of(whose), number, at))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<AgencyId> agency(String text) {
        try {
            return Optional.of(AgencyId.normalised(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private @Nullable InterestView reckoned(
            CreditCase seen, BankFile file, LocalDate until, Words words) {
        return reckon(seen, file, until).map(made -> InterestView.of(made, words)).orElse(null);
    }

    /** Empty without a claim, and where it would take more periods than a statement holds. */
    private Optional<InterestDrafts.Reckoned> reckon(
            CreditCase seen, BankFile file, LocalDate until) {
        try {
            return file.claim()
                    .map(
                            claim ->
                                    interest.reckon(
                                            seen,
                                            claim,
                                            new InterestDrafts.Question(
                                                    until, List.of(), List.of(), Optional.empty()),
                                            true));
        } catch (IllegalArgumentException tooManyPeriods) {
            return Optional.empty();
        }
    }

    private String rule(Words words) {
        String basis = words.locale().equals(Texts.ENGLISH) ? policy.en() : policy.vi();
        return Texts.render(
                Text.of("credit.interest-rule", policy.daysInYear(), basis), words.locale());
    }
}
