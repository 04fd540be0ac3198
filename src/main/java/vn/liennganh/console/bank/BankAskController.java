package vn.liennganh.console.bank;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Obligation.Status;

/** What the bank is asked and ordered, by the hour, and who writes and who approves the answer. */
@Controller
class BankAskController {

    static final String QUEUE = "/ngan-hang/yeu-cau";
    private static final String DONE = "xong";
    private static final int LISTED = 100;
    private static final Map<String, Set<Status>> TABS =
            Map.of(
                    "cho",
                    Set.of(Status.OPEN, Status.OVERDUE),
                    "qua-han",
                    Set.of(Status.OVERDUE),
                    DONE,
                    Set.of(Status.FULFILLED, Status.FULFILLED_LATE));

    private final CurrentPerson current;
    private final Sight sight;
    private final Desks desks;
    private final Dues dues;
    private final DutyNames names;
    private final Drafts drafts;
    private final Readings readings;
    private final Approvals approvals;

    BankAskController(
            CurrentPerson current,
            Sight sight,
            Desks desks,
            Dues dues,
            DutyNames names,
            Drafts drafts,
            Readings readings,
            Approvals approvals) {
        this.current = current;
        this.sight = sight;
        this.desks = desks;
        this.dues = dues;
        this.names = names;
        this.drafts = drafts;
        this.readings = readings;
        this.approvals = approvals;
    }

    @GetMapping(QUEUE)
    @Page(Section.BANK)
    String queue(
            @RequestParam(name = "xem", defaultValue = "cho") String tab,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        String shown = TABS.containsKey(tab) ? tab : "cho";
        List<Draft> open = drafts.open(person);
        ObligationPage page = page(shown, after, person);
        List<Obligation> duties = page.items();
        Set<UUID> read = readings.read(person, duties.stream().map(Obligation::cause).toList());
        Map<UUID, Heard> heard = heard(duties, person);
        List<Draft> answers = answers(open, heard.values());
        Map<UUID, Approval> asked = approvals.of(answers);
        model.addAttribute("tab", shown);
        model.addAttribute("tabs", List.of("cho", "qua-han", DONE));
        model.addAttribute(
                "asks",
                duties.stream()
                        .filter(one -> heard.containsKey(one.cause()))
                        .map(one -> ask(one, heard.get(one.cause()), answers, asked, person, words))
                        .map(one -> read.contains(one.message()) ? one : one.closed())
                        .toList());
        model.addAttribute("begun", !after.isEmpty());
        model.addAttribute("next", page.next().orElse(""));
        return "console/bank/asks";
    }

    /** What is done begins with the newest, everything else with what is due first. */
    private ObligationPage page(String tab, String after, Person person) {
        Optional<String> place = Optional.of(after).filter(one -> !one.isEmpty());
        return tab.equals(DONE)
                ? sight.done(person.acting(), place, LISTED)
                : sight.obligations(
                        person.acting(),
                        new ObligationFilter(TABS.get(tab), ObligationFilter.Role.PARTY),
                        place,
                        LISTED);
    }

    /** What others asked, read out of its bytes, for all lines at once. */
    private Map<UUID, Heard> heard(List<Obligation> duties, Person person) {
        List<UUID> visible =
                sight
                        .messages(
                                duties.stream().map(Obligation::cause).distinct().toList(),
                                person.acting())
                        .stream()
                        .filter(one -> !one.from().equals(person.acting()))
                        .map(StoredMessage::id)
                        .toList();
        return desks.messages(visible).stream()
                .collect(Collectors.toMap(Heard::id, Function.identity()));
    }

    /** Which of the drafts are letters in these conversations. */
    private static List<Draft> answers(List<Draft> open, Collection<Heard> heard) {
        Set<UUID> exchanges = heard.stream().map(Heard::exchange).collect(Collectors.toSet());
        return open.stream()
                .filter(one -> one.kind() == Draft.Kind.MESSAGE)
                .filter(one -> one.letter().exchange().filter(exchanges::contains).isPresent())
                .toList();
    }

    private Ask ask(
            Obligation duty,
            Heard heard,
            List<Draft> answers,
            Map<UUID, Approval> asked,
            Person person,
            Words words) {
        Optional<Draft> answer =
                answers.stream()
                        .filter(
                                one ->
                                        one.letter()
                                                .exchange()
                                                .equals(Optional.of(heard.exchange())))
                        .findFirst();
        return new Ask(
                heard.id(),
                true,
                names.title(heard.envelope().type(), words),
                names.owed(duty, words),
                names.agency(heard.from(), words),
                heard.envelope().caseNumber().orElse(""),
                Masking.name(heard.body().path("debtor").path("name").asString("")),
                amount(heard.body()),
                Moments.text(heard.at()),
                dues.pill(duty, words),
                "/hop-thu/" + heard.id(),
                answerLink(duty, heard),
                answer.map(
                        one ->
                                writing(
                                        one,
                                        Optional.ofNullable(asked.get(one.id())),
                                        person,
                                        words)));
    }

    /** An act is told by the letters that its own message offers; a letter is written at once. */
    private static String answerLink(Obligation duty, Heard heard) {
        String procedure = duty.rule().substring(0, Math.max(0, duty.rule().indexOf('/')));
        boolean letter =
                duty.owes().startsWith(procedure + ".") && !duty.owes().endsWith(".freeze");
        return letter
                ? "/yeu-cau/moi?loai=" + duty.owes() + "&tra-loi=" + heard.id()
                : "/hop-thu/" + heard.id();
    }

    private static String amount(JsonNode body) {
        return Stream.of("freezeAmount", "amount", "releaseAmount")
                .map(name -> body.path(name).path("amount"))
                .filter(JsonNode::isIntegralNumber)
                .map(one -> Dong.full(one.asLong()))
                .findFirst()
                .orElse("");
    }

    private static Ask.Writing writing(
            Draft one, Optional<Approval> approval, Person person, Words words) {
        return new Ask.Writing(
                one.id(),
                one.authorName(),
                words.say("letter.state." + one.state().word()),
                Approvals.needed(one, person),
                approval,
                Approvals.mayDecide(one, approval, person),
                approval.isEmpty()
                        || approval.get().decision().filter(d -> !d.approved()).isPresent());
    }

    @PostMapping(QUEUE + "/{draft}/trinh")
    @Page(Section.BANK)
    String asked(@PathVariable("draft") UUID draft) {
        Person person = current.required();
        approvals.ask(find(draft, person), person);
        return "redirect:" + QUEUE;
    }

    @PostMapping(QUEUE + "/{draft}/duyet")
    @Page(
            value = Section.BANK,
            roles = {Role.HEAD, Role.OFFICIAL})
    String decided(
            @PathVariable("draft") UUID draft,
            @RequestParam("dong-y") boolean approved,
            @RequestParam(name = "ly-do", defaultValue = "") String reason) {
        Person person = current.required();
        boolean counted =
                approvals.decide(find(draft, person), person, approved, shortened(reason));
        return "redirect:" + QUEUE + (counted ? "" : "?khong-duyet");
    }

    private static String shortened(String reason) {
        return reason.strip().substring(0, Math.min(500, reason.strip().length()));
    }

    private Draft find(UUID id, Person person) {
        return drafts.find(id, person)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
