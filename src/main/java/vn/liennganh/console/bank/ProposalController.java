package vn.liennganh.console.bank;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.bank.files.Pile;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Consequences;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.RuleBook;

/** What a bank may propose in a case, begun with what is known of the case. */
@Controller
class ProposalController {

    private static final String PAGE = "/ngan-hang/de-nghi";
    private static final List<String> TYPES =
            List.of("obstacle", "interest-statement", "agreement", "termination-consent");

    private final CurrentPerson current;
    private final CreditCases cases;
    private final BankCases lines;
    private final DutyNames names;
    private final RuleBook rules;
    private final Consequences consequences;
    private final Clock clock;
    private final Drafts drafts;

    ProposalController(
            CurrentPerson current,
            CreditCases cases,
            BankCases lines,
            DutyNames names,
            RuleBook rules,
            Consequences consequences,
            @Qualifier("hubClock") Clock clock,
            Drafts drafts) {
        this.current = current;
        this.cases = cases;
        this.lines = lines;
        this.names = names;
        this.rules = rules;
        this.consequences = consequences;
        this.clock = clock;
        this.drafts = drafts;
    }

    /**
     * A kind of letter that a bank may open.
     *
     * @param duties what it brings about under the rules of today
     */
    public record Kind(String word, String title, String why, List<Consequences.Opens> duties) {}

    @GetMapping(PAGE)
    @Page(Section.BANK)
    String page(
            @RequestParam(name = "co-quan", defaultValue = "") String agency,
            @RequestParam(name = "so", defaultValue = "") String number,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        model.addAttribute("kinds", TYPES.stream().map(one -> kind(one, words)).toList());
        model.addAttribute("agency", agency);
        model.addAttribute("number", number);
        model.addAttribute("open", open(person));
        if (!number.isEmpty()) {
            find(person, agency, number);
        } else {
            List<BankLine> cases =
                    lines.lines(person, words, BankCases.SCREEN_PAGES).lines().stream()
                            .filter(one -> one.column() != BankColumn.ENDED)
                            .toList();
            model.addAttribute("cases", Pile.of("cases", cases, page));
        }
        return "console/bank/proposals";
    }

    Kind kind(String word, Words words) {
        MessageType type = new MessageType("credit-recovery." + word);
        return new Kind(
                word,
                names.title(type, words),
                words.say("bank.propose-" + word),
                rules.rule(type, LegalClock.day(clock.instant()))
                        .map(rule -> consequences.duties(rule, words.locale()))
                        .orElse(List.of()));
    }

    private List<vn.liennganh.console.letter.Draft> open(Person person) {
        return drafts.open(person).stream()
                .filter(one -> one.letter().type().procedure().equals("credit-recovery"))
                .toList();
    }

    /** The letter begins with the judgment of the bank's claim, where it has one. */
    @PostMapping(PAGE)
    @Page(Section.BANK)
    String begin(
            @RequestParam("co-quan") String agency,
            @RequestParam("so") String number,
            @RequestParam("loai") String word) {
        Person person = current.required();
        CreditCase seen = find(person, agency, number);
        if (!TYPES.contains(word)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        seen.files().stream()
                .flatMap(file -> file.claim().stream())
                .map(claim -> claim.judgment())
                .filter(judgment -> !judgment.isEmpty())
                .findFirst()
                .ifPresent(judgment -> body.set("judgment", judgment.deepCopy()));
        return "redirect:/cho-ky/"
                + drafts.begin(
                        person,
                        new NewLetter(
                                new MessageType("credit-recovery." + word),
                                List.of(seen.key().agency().value()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.of(seen.key().number()),
                                Urgency.NORMAL,
                                body));
    }

    private CreditCase find(Person person, String agency, String number) {
        try {
            return cases.one(
                            person.acting(),
                            Optional.of(AgencyId.normalised(agency)),
                            number,
                            Optional.empty())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                    .content();
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", malformed);
        }
    }
}
