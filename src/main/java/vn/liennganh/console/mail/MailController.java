package vn.liennganh.console.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.Signing;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.view.SavedViews;
import vn.liennganh.console.view.ViewedList;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;

/** The mailbox, and a message in it with the one thing to do next. */
@Controller
class MailController {

    private final CurrentPerson current;
    private final Mailbox mailbox;
    private final Sight sight;
    private final Letterbox letters;
    private final Drafts drafts;
    private final Signing signing;
    private final Readings readings;
    private final SavedViews views;

    MailController(
            CurrentPerson current,
            Mailbox mailbox,
            Sight sight,
            Letterbox letters,
            Drafts drafts,
            Signing signing,
            Readings readings,
            SavedViews views) {
        this.current = current;
        this.mailbox = mailbox;
        this.sight = sight;
        this.letters = letters;
        this.drafts = drafts;
        this.signing = signing;
        this.readings = readings;
        this.views = views;
    }

    @GetMapping("/hop-thu")
    @Page(Section.MAILBOX)
    String list(
            @RequestParam(name = "muc", defaultValue = "cho") String pile,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            @RequestParam(name = "khan", defaultValue = "") String urgency,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Mailbox.Pile chosen = Mailbox.Pile.of(pile);
        MailFilter filter = MailFilter.of(from, kind, urgency);
        Mailbox.Lines found = lines(person, chosen, filter, after, words);
        Map<Mailbox.Pile, Integer> counts = new LinkedHashMap<>();
        for (Mailbox.Pile one : mailbox.counted()) {
            counts.put(one, mailbox.count(person, one));
        }
        model.addAttribute("piles", Mailbox.Pile.values());
        model.addAttribute("chosen", chosen);
        model.addAttribute("counts", counts);
        model.addAttribute("most", Mailbox.COUNTED);
        model.addAttribute("onwards", after != null);
        model.addAttribute("list", found);
        model.addAttribute("filter", filter);
        model.addAttribute("narrow", filter.query());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("others", shown(found, Mailbox.Line::other));
        model.addAttribute("kinds", shown(found, Mailbox.Line::title));
        model.addAttribute(
                "views",
                views.bar(person, ViewedList.MAILBOX, filter.parameters(Optional.of(chosen))));
        model.addAttribute("nearest", mailbox.nearest(person, words));
        return "console/mailbox";
    }

    /** What may be typed, from what is on the page. */
    private static List<String> shown(Mailbox.Lines found, Function<Mailbox.Line, String> part) {
        return found.lines().stream().map(part).distinct().sorted().toList();
    }

    private Mailbox.Lines lines(
            Person person,
            Mailbox.Pile pile,
            MailFilter filter,
            @Nullable String after,
            Words words) {
        try {
            return mailbox.list(person, pile, filter, Optional.ofNullable(after), words);
        } catch (IllegalArgumentException noCursor) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /**
     * Shows a message in full. Where the person's agency is its recipient, the words have now been
     * left to it: the hub attests that, and legal clocks run.
     */
    @GetMapping("/hop-thu/{id}")
    @Page(Section.MAILBOX)
    String message(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        StoredMessage message = sight.message(id, person.acting()).orElseThrow(this::none);
        readings.shown(person, message);
        model.addAttribute("open", letters.open(message, person, words));
        // As acknowledge(...) admits: whoever would be turned away is not asked to.
        model.addAttribute("acknowledges", person.is(Role.HANDLER) || person.is(Role.CLERK));
        return "console/message";
    }

    /** A conversation: its latest message, with all the others on the spine. */
    @GetMapping("/viec/{id}")
    @Page(Section.MAILBOX)
    String exchange(@PathVariable UUID id) {
        Sight.Conversation seen =
                sight.conversation(id, current.required().acting()).orElseThrow(this::none);
        List<StoredMessage> messages = seen.messages();
        return "redirect:/hop-thu/" + messages.get(messages.size() - 1).id();
    }

    /** Acknowledges: by the seal at once where the person may seal here, else by the clerk. */
    @PostMapping("/hop-thu/{id}/tiep-nhan")
    @Page(
            value = Section.MAILBOX,
            roles = {Role.HANDLER, Role.CLERK})
    String acknowledge(@PathVariable UUID id) {
        Person person = current.required();
        StoredMessage message = sight.message(id, person.acting()).orElseThrow(this::none);
        if (!sight.received(message, person.acting())) {
            throw none();
        }
        Draft draft = drafts.acknowledge(person, message);
        if (!signing.turnOf(draft, person) || !signing.soft(draft, person)) {
            return "redirect:/cho-ky/" + draft.id();
        }
        Signing.Signed signed = signing.sign(draft, person);
        return signed.refusal().isPresent()
                ? "redirect:/cho-ky/" + draft.id()
                : "redirect:/hop-thu/" + id + "?da-tiep-nhan";
    }

    private ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
