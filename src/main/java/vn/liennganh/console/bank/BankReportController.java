package vn.liennganh.console.bank;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.CreditPolicy;
import vn.liennganh.credit.position.Item;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;

/** The report to the head office: on a page with charts, and as one workbook. */
@Controller
class BankReportController {

    private final CurrentPerson current;
    private final BankCases cases;
    private final CreditCases credit;
    private final CreditPolicy policy;

    BankReportController(
            CurrentPerson current, BankCases cases, CreditCases credit, CreditPolicy policy) {
        this.current = current;
        this.cases = cases;
        this.credit = credit;
        this.policy = policy;
    }

    @GetMapping("/ngan-hang/bao-cao")
    @Page(Section.BANK)
    String page(@ModelAttribute("w") Words words, Model model) {
        BankReport report = report(words);
        model.addAttribute("report", report);
        model.addAttribute("month", Dong.full(report.recovered().month()));
        model.addAttribute("yearBefore", Dong.full(report.recovered().yearBefore()));
        model.addAttribute("left", Dong.full(report.left()));
        model.addAttribute("paid", Dong.full(BankReport.sum(report.lines(), BankLine::paid)));
        model.addAttribute("blockers", report.blockers(words));
        model.addAttribute(
                "stages",
                report.bars(
                        "bank.report-by-stage",
                        one -> words.say("bank.board-" + one.column().word()),
                        words));
        model.addAttribute(
                "provinces", report.bars("bank.report-by-province", BankLine::province, words));
        return "console/bank/report";
    }

    @GetMapping("/ngan-hang/bao-cao.xlsx")
    @Page(Section.BANK)
    ResponseEntity<byte[]> workbook(@ModelAttribute("w") Words words) {
        return Exports.workbook(report(words).tables(today(), words), "bao-cao-hoi-so");
    }

    private BankReport report(Words words) {
        Person person = current.required();
        BankCases.Lines all = cases.lines(person, words, Integer.MAX_VALUE);
        YearMonth month = YearMonth.from(today());
        return new BankReport(
                all.lines(),
                new BankReport.Recovered(
                        recovered(person, month), recovered(person, month.minusYears(1))),
                policy.ages(),
                all.complete());
    }

    private long recovered(Person person, YearMonth month) {
        return credit.all(person.acting()).cases().stream()
                .flatMap(one -> one.content().files().stream())
                .flatMap(file -> file.of(Item.Kind.PAYMENT).stream())
                .filter(
                        one ->
                                YearMonth.from(one.on().orElse(LegalClock.day(one.at())))
                                        .equals(month))
                .mapToLong(one -> one.amount().orElse(0))
                .sum();
    }

    private LocalDate today() {
        return LegalClock.day(cases.now());
    }
}
