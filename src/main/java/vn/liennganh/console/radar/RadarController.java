package vn.liennganh.console.radar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.view.SavedViews;
import vn.liennganh.console.view.ViewedList;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** {@code /han}: what is due when, for whom, and why. */
@Controller
class RadarController {

    private static final int ROWS = 50;
    private static final int WORDS_MAX = 100;

    private final CurrentPerson current;
    private final Radar radar;
    private final RadarRows rows;
    private final DutyFile file;
    private final Reminders reminders;
    private final Exports exports;
    private final Sight sight;
    private final SavedViews views;
    private final RuleBook rules;
    private final Clock clock;

    RadarController(
            CurrentPerson current,
            Radar radar,
            RadarRows rows,
            DutyFile file,
            Reminders reminders,
            Exports exports,
            Sight sight,
            SavedViews views,
            RuleBook rules,
            Clock clock) {
        this.current = current;
        this.radar = radar;
        this.rows = rows;
        this.file = file;
        this.reminders = reminders;
        this.exports = exports;
        this.sight = sight;
        this.views = views;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What of it is wanted.
     *
     * @param ben {@code toi} what I owe, {@code ho} what is owed to me; both otherwise
     * @param khung a column of the strip; all where empty
     * @param tim words that occur in what is owed or in the other side's name
     */
    public record Wanted(String ben, String khung, String tim) {

        boolean takes(Owed owed, Strip strip) {
            return (!ben.equals("toi") || owed.mine())
                    && (!ben.equals("ho") || !owed.mine())
                    && (khung.isEmpty() || strip.keyOf(owed).equals(khung));
        }

        /** What a saved view keeps of it: a day is another one tomorrow, too late stays so. */
        Map<String, String> kept() {
            return Map.of(
                    "ben", ben, "khung", khung.equals(Strip.OVERDUE) ? khung : "", "tim", tim);
        }

        public String query() {
            return "?ben="
                    + ben
                    + "&khung="
                    + khung
                    + (tim.isEmpty() ? "" : "&tim=" + UriUtils.encode(tim, StandardCharsets.UTF_8));
        }
    }

    private static Wanted wanted(String side, String column, String words) {
        return new Wanted(
                side.equals("toi") || side.equals("ho") ? side : "",
                column.matches("[a-z0-9-]{0,20}") ? column : "",
                words.length() > WORDS_MAX ? "" : words.strip());
    }

    @GetMapping("/han")
    @Page(Section.RADAR)
    String radar(
            @RequestParam(defaultValue = "") String ben,
            @RequestParam(defaultValue = "") String khung,
            @RequestParam(defaultValue = "") String tim,
            @RequestParam(defaultValue = "1") int trang,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Radar.Field field = radar.look(person.acting());
        Strip strip = strip(field, words);
        Wanted wanted = wanted(ben, khung, tim);
        List<Owed> found = found(field, wanted, strip, words);
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int page = Math.min(Math.max(1, trang), pages);
        model.addAttribute("strip", strip.columns());
        model.addAttribute("wanted", wanted);
        model.addAttribute("views", views.bar(person, ViewedList.RADAR, wanted.kept()));
        model.addAttribute("whole", field.whole());
        model.addAttribute("mine", field.duties().stream().filter(Owed::mine).count());
        model.addAttribute("theirs", field.duties().stream().filter(one -> !one.mine()).count());
        model.addAttribute("found", found.size());
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows",
                found.stream()
                        .skip((long) (page - 1) * ROWS)
                        .limit(ROWS)
                        .map(one -> rows.row(one, words))
                        .toList());
        return "console/radar/radar";
    }

    private List<Owed> found(Radar.Field field, Wanted wanted, Strip strip, Words words) {
        return field.duties().stream()
                .filter(one -> wanted.takes(one, strip))
                .filter(one -> rows.says(one, wanted.tim(), words))
                .toList();
    }

    @GetMapping("/han/danh-sach.{form}")
    @Page(Section.RADAR)
    ResponseEntity<byte[]> export(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String ben,
            @RequestParam(defaultValue = "") String khung,
            @RequestParam(defaultValue = "") String tim,
            @ModelAttribute("w") Words words) {
        Radar.Field field = radar.look(current.required().acting());
        Strip strip = strip(field, words);
        Wanted wanted = wanted(ben, khung, tim);
        List<Owed> found = found(field, wanted, strip, words);
        String side =
                words.say(
                        switch (wanted.ben()) {
                            case "toi" -> "radar.mine";
                            case "ho" -> "radar.theirs";
                            default -> "radar.both";
                        });
        return exports.of(rows.table(found, field.whole(), side, words), "ra-han", form, words);
    }

    @GetMapping("/han/{id}")
    @Page(Section.RADAR)
    String one(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Obligation duty = duty(id, person);
        model.addAttribute("row", rows.row(owed(duty, person), words));
        model.addAttribute("file", file.of(duty, words));
        model.addAttribute("remindable", remindable(duty, person));
        return "console/radar/duty";
    }

    /** The count alone, for a page that shows it in place. */
    @GetMapping("/han/{id}/vi-sao")
    @Page(Section.RADAR)
    String why(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        model.addAttribute("due", rows.row(owed(duty(id, person), person), words).due());
        return "console/due :: why(due=${due})";
    }

    @PostMapping("/han/{id}/don-doc")
    @Page(Section.RADAR)
    String remind(@PathVariable UUID id) {
        Person person = current.required();
        Obligation duty = duty(id, person);
        if (!remindable(duty, person)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cho-ky/" + reminders.begin(person, duty);
    }

    private Obligation duty(UUID id, Person person) {
        return sight.duty(id, person.acting())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Owed owed(Obligation duty, Person person) {
        return new Owed(duty, !waits(duty, person));
    }

    /** Whoever waits for it may remind. */
    private boolean remindable(Obligation duty, Person person) {
        return duty.outstanding() && waits(duty, person);
    }

    /** Nobody waits for itself. */
    private boolean waits(Obligation duty, Person person) {
        return sight.awaits(duty, person.acting()) && !sight.owes(duty, person.acting());
    }

    private Strip strip(Radar.Field field, Words words) {
        Instant now = clock.instant();
        return new Strip(rules.clock().calendar(), words, now, field.duties());
    }
}
