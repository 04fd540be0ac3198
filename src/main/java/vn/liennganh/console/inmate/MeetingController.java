package vn.liennganh.console.inmate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
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
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.letter.DeskLetters;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.inmate.InmateDrafts;
import vn.liennganh.inmate.InmateStatement;
import vn.liennganh.inmate.Periods;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Unmatched;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** {@code /pham-nhan/doi-chieu}: what does not meet between two sides, and what both will sign. */
@Controller
class MeetingController {

    private final CurrentPerson current;
    private final InmateDrafts inmates;
    private final MatterReadings readings;
    private final OfficePolicy policy;
    private final MatterWords matter;
    private final Drafts drafts;
    private final Clock clock;

    MeetingController(
            CurrentPerson current,
            InmateDrafts inmates,
            MatterReadings readings,
            OfficePolicy policy,
            MatterWords matter,
            Drafts drafts,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.inmates = inmates;
        this.readings = readings;
        this.policy = policy;
        this.matter = matter;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Something that does not meet, with its age and who is to settle it. */
    record Odd(
            String what,
            String reference,
            String expected,
            String found,
            long days,
            boolean old,
            String owner,
            boolean byPolicy) {}

    /** A sum of the period. */
    record Sum(String receipt, String name, String amount, String on, String state) {}

    @GetMapping("/pham-nhan/doi-chieu")
    @Page(Section.INMATES)
    String both(
            @RequestParam(name = "ben", defaultValue = "") String other,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String until,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Periods.Period period = period(from, until);
        Optional<AgencyId> side = side(other);
        model.addAttribute("other", other);
        model.addAttribute("from", period.from());
        model.addAttribute("to", period.until());
        model.addAttribute("unknown", !other.isEmpty() && side.isEmpty());
        if (side.isPresent()) {
            InmateStatement statement =
                    inmates.statement(person.acting(), side.get(), period.from(), period.until());
            model.addAttribute("name", matter.agency(side.get(), words));
            model.addAttribute("total", Dong.full(statement.total()));
            model.addAttribute("sums", sums(statement, person, words));
            model.addAttribute(
                    "odd",
                    statement.accounts().unmatched().stream().map(it -> odd(it, words)).toList());
            model.addAttribute("signed", statement.signed().orElse(null));
            model.addAttribute("moved", statement.changedSince());
            model.addAttribute(
                    "sign",
                    inmates.toSign(person.acting(), side.get(), statement)
                            .map(it -> matter.title(it.type().value(), words))
                            .orElse(""));
        }
        return "console/inmate/meeting";
    }

    /** The statement, or the answer to that of the other side, becomes a draft. */
    @PostMapping("/pham-nhan/doi-chieu")
    @Page(Section.INMATES)
    String sign(
            @RequestParam("ben") String other,
            @RequestParam("tu") String from,
            @RequestParam("den") String until) {
        Person person = current.required();
        Periods.Period period = period(from, until);
        AgencyId side = side(other).orElseThrow(MeetingController::none);
        InmateStatement statement =
                inmates.statement(person.acting(), side, period.from(), period.until());
        return inmates.toSign(person.acting(), side, statement)
                .map(one -> "redirect:/cho-ky/" + drafts.begin(person, DeskLetters.of(one)))
                .orElseThrow(MeetingController::none);
    }

    /** It names only those of whom the reader has read. */
    private List<Sum> sums(InmateStatement statement, Person person, Words words) {
        Set<UUID> read =
                readings.read(
                        person, statement.lines().stream().map(Item::exchange).distinct().toList());
        return statement.lines().stream()
                .map(
                        one ->
                                sum(
                                        one,
                                        read.contains(one.exchange())
                                                ? statement.names().get(one.exchange())
                                                : words.say("inmates.unread"),
                                        words))
                .toList();
    }

    private static Sum sum(Item one, String name, Words words) {
        return new Sum(
                one.number(),
                name,
                Dong.full(one.amount()),
                words.day(one.on()),
                words.say("inmates.sum-" + one.state().word()));
    }

    private Odd odd(Unmatched one, Words words) {
        long days = Duration.between(one.since(), clock.instant()).toDays();
        return new Odd(
                Texts.render(Text.of("inmate.unmatched-" + one.kind().word()), words.locale()),
                one.reference().isEmpty() ? String.join(", ", one.receipts()) : one.reference(),
                Dong.full(one.expected()),
                Dong.full(one.found()),
                days,
                days >= policy.watch(one).days(),
                matter.agency(policy.owner(one), words),
                one.owner().isEmpty());
    }

    /** The office's period of today where none is asked, or none that can be. */
    private Periods.Period period(String from, String until) {
        Optional<LocalDate> first = Days.read(from);
        Optional<LocalDate> last = Days.read(until);
        if (first.isPresent() && last.isPresent() && !last.get().isBefore(first.get())) {
            return new Periods.Period(first.get(), last.get());
        }
        return inmates.period(inmates.today());
    }

    private static Optional<AgencyId> side(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(AgencyId.normalised(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
