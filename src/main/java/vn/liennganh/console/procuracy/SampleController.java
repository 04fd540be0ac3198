package vn.liennganh.console.procuracy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.format.annotation.DateTimeFormat;
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
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;
import vn.liennganh.supervision.Mark;

/** {@code /kiem-sat/mau}: samples by lot that anybody can draw again. */
@Controller
class SampleController {

    private static final String PAGE = "/kiem-sat/mau";
    private static final int LISTED = 50;
    private static final int LINES = 50;
    private static final int SEED_MAX = 64;

    private final CurrentPerson current;
    private final Samples samples;
    private final DocketLines lines;
    private final Clock clock;

    SampleController(
            CurrentPerson current,
            Samples samples,
            DocketLines lines,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.samples = samples;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    @Page(Section.PROCURACY)
    String form(
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(name = "phan", defaultValue = "copies") String part,
            Model model) {
        model.addAttribute(
                "asked", Asked.of(part, null, from, to, LegalClock.day(clock.instant())));
        model.addAttribute("parts", parts());
        model.addAttribute("marks", Mark.listed());
        model.addAttribute("most", Samples.SIZE_MAX);
        model.addAttribute("earlier", samples.of(current.required(), LISTED));
        return "console/procuracy-samples";
    }

    private static List<String> parts() {
        return Stream.concat(
                        Arrays.stream(vn.liennganh.supervision.Section.values())
                                .map(vn.liennganh.supervision.Section::word),
                        Stream.of(Asked.ENDED))
                .toList();
    }

    @PostMapping(PAGE)
    @Page(Section.PROCURACY)
    String draw(
            @RequestParam(name = "hat", defaultValue = "") String seed,
            @RequestParam(name = "so", defaultValue = "10") int size,
            @RequestParam(name = "phan", defaultValue = "copies") String part,
            @RequestParam(name = "dau", defaultValue = "") String mark,
            @RequestParam("tu") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam("den") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        if (seed.strip().length() > SEED_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Asked asked = Asked.of(part, mark, from, to, LegalClock.day(clock.instant()));
        Samples.Outcome drawn = samples.draw(current.required(), asked, size, seed.strip());
        return drawn.sample()
                .map(id -> "redirect:" + PAGE + "/" + id)
                .orElseGet(
                        () ->
                                "redirect:"
                                        + PAGE
                                        + "?phan="
                                        + asked.part()
                                        + "&tu="
                                        + asked.from()
                                        + "&den="
                                        + asked.to()
                                        + (drawn.refused()
                                                        .filter(Samples.Refused.NOTHING::equals)
                                                        .isPresent()
                                                ? "&khong-co"
                                                : "&qua-nhieu"));
    }

    @GetMapping(PAGE + "/{id}")
    @Page(Section.PROCURACY)
    String one(
            @PathVariable UUID id,
            @RequestParam(name = "trang", defaultValue = "1") int asked,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Sample sample = find(id, person);
        int pages = (sample.drawn().size() + LINES - 1) / LINES;
        int page = Math.max(1, Math.min(asked, pages));
        List<UUID> shown =
                sample.drawn().stream().skip((long) (page - 1) * LINES).limit(LINES).toList();
        model.addAttribute("sample", sample);
        model.addAttribute("notes", notes(sample, words));
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute("lines", lines.lines(lines.now(shown, person), person, words));
        return "console/procuracy-sample";
    }

    /** What was drawn as it stands now, and beside it all that could have been drawn. */
    @GetMapping(PAGE + "/{id}/mau.xlsx")
    @Page(Section.PROCURACY)
    ResponseEntity<byte[]> workbook(@PathVariable UUID id, @ModelAttribute("w") Words words) {
        Person person = current.required();
        Sample sample = find(id, person);
        List<UUID> population = sample.population();
        Table drawn =
                lines.table(
                        words.say("procuracy.sample"),
                        notes(sample, words),
                        lines.now(sample.drawn(), person),
                        person,
                        words);
        Table whole =
                new Table(
                        words.say("procuracy.population"),
                        List.of(
                                words.say("procuracy.digest-note"),
                                words.say("procuracy.digest", sample.digest().hex())),
                        List.of(words.say("procuracy.place"), words.say("procuracy.duty")),
                        IntStream.range(0, population.size())
                                .mapToObj(
                                        i ->
                                                List.<Object>of(
                                                        (long) i + 1, population.get(i).toString()))
                                .toList());
        return Exports.workbook(List.of(drawn, whole), "mau-kiem-sat");
    }

    private static List<String> notes(Sample sample, Words words) {
        return List.of(
                words.say(
                        "procuracy.sample-of",
                        words.say("procuracy.part." + sample.asked().part()),
                        sample.asked().markWord().isEmpty()
                                ? words.say("procuracy.all")
                                : words.say("procuracy.mark." + sample.asked().markWord())),
                words.say(
                        "procuracy.sample-days",
                        words.day(sample.asked().from()),
                        words.day(sample.asked().to())),
                words.say("procuracy.sample-by", sample.byName(), words.moment(sample.at())),
                words.say(
                        "procuracy.sample-size", sample.drawn().size(), sample.population().size()),
                words.say(
                        sample.typed() ? "procuracy.seed-typed" : "procuracy.seed-thrown",
                        sample.seed()),
                words.say("procuracy.digest", sample.digest().hex()),
                words.say("procuracy.algorithm"));
    }

    private Sample find(UUID id, Person person) {
        return samples.find(id, person)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
