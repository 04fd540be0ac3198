package vn.liennganh.console.police.request;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.coercion.CoercionDrafts;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.letter.LetterFiles;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.console.letter.ReadyLetters;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** One operation, and the forms that begin letters about it. Nothing is sent from here. */
@Controller
class PoliceRequestController {

    private static final String TIME_ANSWER = "tra-loi-gio";
    private static final String SKETCH = "so-do";

    /** What may be wrong with a form, as its address says it. */
    private static final List<String> WRONGS =
            List.of("thieu", "qua-ba", "sai-gio", "sai-dong", SKETCH);

    private final CurrentPerson current;
    private final SeenCoercions operations;
    private final RequestMaker requests;
    private final OffersMaker offers;
    private final Answers answers;
    private final CoercionDrafts proposed;
    private final ReadyLetters letters;
    private final LetterFiles files;
    private final Proposals proposals;
    private final Readings readings;

    PoliceRequestController(
            CurrentPerson current,
            SeenCoercions operations,
            RequestMaker requests,
            OffersMaker offers,
            Answers answers,
            CoercionDrafts proposed,
            ReadyLetters letters,
            LetterFiles files,
            Proposals proposals,
            Readings readings) {
        this.current = current;
        this.operations = operations;
        this.requests = requests;
        this.offers = offers;
        this.answers = answers;
        this.proposed = proposed;
        this.letters = letters;
        this.files = files;
        this.proposals = proposals;
        this.readings = readings;
    }

    @GetMapping("/lich-cuong-che/{exchange}")
    @Page(Section.POLICE)
    String one(
            @PathVariable UUID exchange,
            @RequestParam Map<String, String> query,
            @ModelAttribute(name = Typed.NAME, binding = false) Typed typed,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Operation seen = seen(person, exchange);
        readings.shown(person, seen.facts().stream().map(Fact::message).toList());
        model.addAttribute("view", requests.of(person, seen, words));
        Offers may = offers.of(person, seen, words);
        model.addAttribute("offers", may);
        model.addAttribute("unplaced", unplaced(typed, may));
        model.addAttribute("wrong", WRONGS.stream().filter(query::containsKey).findFirst());
        model.addAttribute("sketch", query.getOrDefault(SKETCH, ""));
        model.addAttribute(
                "lines", Situations.of(typed.text(Answers.PROTECTION, Answers.SITUATIONS)).wrong());
        return "console/police/request";
    }

    /** Begins the letter of a form, to be signed on its own page. */
    @PostMapping("/lich-cuong-che/{exchange}/{form}")
    @Page(Section.POLICE)
    String begin(
            @PathVariable UUID exchange,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> values,
            RedirectAttributes next) {
        Person person = current.required();
        Operation seen = admitted(person, exchange, form);
        return answers.of(form, person, seen, values)
                .map(letter -> "redirect:/cho-ky/" + letters.begin(person, letter, List.of()))
                .orElseGet(() -> back(exchange, form, wrong(form, values), values, next));
    }

    /** The same with the sketch of a plan of protection, where one was chosen. */
    @PostMapping(
            value = "/lich-cuong-che/{exchange}/ke-hoach-bao-ve",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Page(Section.POLICE)
    String protect(
            @PathVariable UUID exchange,
            @RequestParam MultiValueMap<String, String> values,
            @RequestParam(name = SKETCH, required = false) @Nullable MultipartFile sketch,
            RedirectAttributes next)
            throws IOException {
        if (sketch == null || sketch.isEmpty()) {
            return begin(exchange, Answers.PROTECTION, values, next);
        }
        Person person = current.required();
        Operation seen = admitted(person, exchange, Answers.PROTECTION);
        Optional<NewLetter> letter = answers.of(Answers.PROTECTION, person, seen, values);
        if (letter.isEmpty()) {
            return back(
                    exchange, Answers.PROTECTION, wrong(Answers.PROTECTION, values), values, next);
        }
        LetterFiles.Taken taken = files.take(person, sketch);
        if (taken.kept().isEmpty()) {
            return back(exchange, Answers.PROTECTION, SKETCH + "=" + taken.wrong(), values, next);
        }
        AttachmentRef kept = taken.kept().get();
        letter.get().body().putObject("map").put("sha256", kept.sha256().hex());
        return "redirect:/cho-ky/" + letters.begin(person, letter.get(), List.of(kept));
    }

    private Operation admitted(Person person, UUID exchange, String form) {
        Operation seen = seen(person, exchange);
        Offers may = offers.of(person, seen, new Words(Texts.VIETNAMESE));
        if (!admits(may, form)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return seen;
    }

    private static String wrong(String form, MultiValueMap<String, String> values) {
        return Answers.wrong(form, values).orElse("thieu");
    }

    /** Whether a time was answered that waits for no answer any more: its form is gone. */
    private static boolean unplaced(Typed typed, Offers may) {
        return typed.in(TIME_ANSWER)
                && may.proposals().stream()
                        .noneMatch(one -> typed.chose(TIME_ANSWER, "de-nghi", one.message()));
    }

    /** Begins a letter that the desk proposes. */
    @PostMapping("/lich-cuong-che/{exchange}/du-thao")
    @Page(Section.POLICE)
    String desk(@PathVariable UUID exchange, @RequestParam("de-xuat") String key) {
        Person person = current.required();
        Operation seen = seen(person, exchange);
        return proposals.begin(
                person, proposed.of(person.acting(), seen), key, "/lich-cuong-che/" + exchange);
    }

    /** To the page, which says what is wrong with the form and shows all that was typed. */
    private static String back(
            UUID exchange,
            String form,
            String wrong,
            MultiValueMap<String, String> values,
            RedirectAttributes next) {
        Typed.keep(next, form, values);
        return "redirect:/lich-cuong-che/" + exchange + "?" + wrong + "#" + form;
    }

    private static boolean admits(Offers may, String form) {
        return switch (form) {
            case "dong-y", "khong-thong-nhat" -> may.reply();
            case Answers.TIMES -> may.propose();
            case TIME_ANSWER -> may.answer();
            case "bo-sung" -> may.ask();
            case "khong-bo-tri" -> may.unable();
            case "chuyen-tinh" -> may.refer();
            case Answers.PROTECTION -> may.protect();
            case "dien-bien", "tam-dung" -> may.onTheDay();
            default -> false;
        };
    }

    private Operation seen(Person person, UUID exchange) {
        return operations
                .find(person.acting(), exchange, Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
