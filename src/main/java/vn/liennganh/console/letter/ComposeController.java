package vn.liennganh.console.letter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Field;
import vn.liennganh.console.form.Fields;
import vn.liennganh.console.form.ListSheet;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/** Writing a letter in three steps: what, to whom and with which words, check and sign. */
@Controller
class ComposeController {

    /** Longer lists are not shown row by row: they are changed in their workbook. */
    private static final int ROWS_SHOWN = 40;

    /** The version of a draft that has just begun. */
    private static final int FIRST = 1;

    /** How often words are kept anew where a file came or went at the same moment. */
    private static final int TRIES = 10;

    private final CurrentPerson current;
    private final Choices choices;
    private final Drafts drafts;
    private final Beginnings beginnings;
    private final Addressees addressees;
    private final Handling handling;
    private final RuleBook rules;
    private final Consequences consequences;

    ComposeController(
            CurrentPerson current,
            Choices choices,
            Drafts drafts,
            Beginnings beginnings,
            Addressees addressees,
            Handling handling,
            RuleBook rules,
            Consequences consequences) {
        this.current = current;
        this.choices = choices;
        this.drafts = drafts;
        this.beginnings = beginnings;
        this.addressees = addressees;
        this.handling = handling;
        this.rules = rules;
        this.consequences = consequences;
    }

    @GetMapping("/yeu-cau/moi")
    @Page(Section.COMPOSE)
    String begin(
            @RequestParam(name = "loai", required = false) @Nullable String type,
            @RequestParam(name = "tra-loi", required = false) @Nullable UUID answers,
            @RequestParam(name = "viec", required = false) @Nullable UUID exchange,
            @RequestParam(name = "ve", required = false) @Nullable UUID about,
            @RequestParam(name = "mau", required = false) @Nullable String sample,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        if (type == null) {
            model.addAttribute("procedures", choices.opening(person, words.locale()));
            return "console/compose-choose";
        }
        MessageRule rule = rule(type);
        NewLetter blank =
                beginnings.letter(rule, new Beginnings.From(answers, exchange, about), person);
        NewLetter letter = sample == null ? blank : consequences.sample(blank);
        model.addAttribute("draft", Optional.empty());
        model.addAttribute("id", drafts.name());
        return form(letter, rule, List.of(), person, words, model);
    }

    /**
     * Takes the first words of a letter: from now on it is kept. Whoever never heard the answer
     * sends them again under the same name, and they are kept once.
     *
     * @param name by which the draft will be known
     */
    @PostMapping("/yeu-cau/moi")
    @Page(Section.COMPOSE)
    String first(
            @RequestParam(name = "loai") String type,
            @RequestParam(name = "tra-loi", required = false) @Nullable UUID answers,
            @RequestParam(name = "viec", required = false) @Nullable UUID exchange,
            @RequestParam(name = "ve", required = false) @Nullable UUID about,
            @RequestParam(name = "nhap", required = false) @Nullable UUID name,
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        UUID id = name == null ? drafts.name() : name;
        if (drafts.find(id, person).isEmpty()) {
            MessageRule rule = rule(type);
            NewLetter blank =
                    beginnings.letter(rule, new Beginnings.From(answers, exchange, about), person);
            NewLetter letter = Inputs.letter(blank, body(rule, blank, request), request);
            Optional<Draft> begun = drafts.begin(person, id, letter);
            if (begun.isPresent()) {
                return carryOn(begun.get(), rule, request, person, words, model);
            }
        }
        return save(id, FIRST, null, request, response, words, model);
    }

    @GetMapping("/yeu-cau/{id}")
    @Page(Section.COMPOSE)
    String edit(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Draft draft = draft(id, person);
        if (!draft.open()) {
            return "redirect:/cho-ky/" + id;
        }
        return form(draft, draft.letter(), List.of(), person, words, model);
    }

    /**
     * Keeps what was typed, unless somebody wrote other words meanwhile. Files that came or went
     * are no words: whoever attaches one while the page keeps itself overtakes nobody.
     *
     * @param version that the page knows
     * @param base the mark of the words that the page began with
     */
    @PostMapping("/yeu-cau/{id}")
    @Page(Section.COMPOSE)
    String save(
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam(name = "goc", required = false) @Nullable String base,
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Draft draft = draft(id, person);
        MessageRule rule = ruleOf(draft);
        NewLetter letter = typed(draft, rule, request);
        for (int i = 0; i < TRIES && draft.takes(letter, version, base); i++) {
            try {
                Draft kept = drafts.rewrite(draft, person, letter, draft.attachments());
                return carryOn(kept, rule, request, person, words, model);
            } catch (Drafts.Overtaken meanwhile) {
                draft = draft(id, person);
                letter = typed(draft, rule, request);
            }
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return overtaken(draft, request, person, words, model);
    }

    /**
     * Somebody was faster: what was typed stays in the form, which now knows the latest version, so
     * that storing it again is a decision.
     */
    private String overtaken(
            Draft latest, HttpServletRequest request, Person person, Words words, Model model) {
        NewLetter typed = typed(latest, ruleOf(latest), request);
        model.addAttribute("overtaken", drafts.lastTouch(latest));
        return form(latest, typed, List.of(), person, words, model);
    }

    /** What the pressed button asks for, once the words are kept. */
    private String carryOn(
            Draft draft,
            MessageRule rule,
            HttpServletRequest request,
            Person person,
            Words words,
            Model model) {
        if (Inputs.keepsItself(request)) {
            // Said as it was kept: to look again could bring a colleague's words and their version.
            return form(draft, draft.letter(), List.of(), person, words, model);
        }
        if (request.getParameter("buoc") == null) {
            boolean attaches = request.getParameter("dinh-kem") != null;
            return "redirect:/yeu-cau/" + draft.id() + (attaches ? "#letter-files" : "");
        }
        List<FieldError> errors = consequences.errors(draft.letter(), rule);
        if (errors.isEmpty()) {
            drafts.fix(draft, person);
            return "redirect:/cho-ky/" + draft.id();
        }
        return form(draft, draft.letter(), errors, person, words, model);
    }

    private String form(
            Draft draft,
            NewLetter letter,
            List<FieldError> errors,
            Person person,
            Words words,
            Model model) {
        model.addAttribute("draft", Optional.of(draft));
        model.addAttribute("id", draft.id());
        return form(letter, ruleOf(draft), errors, person, words, model);
    }

    private String form(
            NewLetter letter,
            MessageRule rule,
            List<FieldError> errors,
            Person person,
            Words words,
            Model model) {
        model.addAttribute("letter", letter);
        model.addAttribute("rule", rule);
        model.addAttribute("title", rule.title().in(words.locale()));
        model.addAttribute("recipients", addressees.offer(rule, letter, person, words));
        model.addAttribute("about", handling.about(letter, person, words));
        model.addAttribute("duties", consequences.duties(rule, words.locale()));
        model.addAttribute("urgencies", Arrays.asList(Urgency.values()));
        Field form = Fields.form(schema(rule), letter.body(), errors, files(model), words.locale());
        List<ListSheet> sheets =
                ListSheet.of(schema(rule)).stream().filter(one -> one.fits(letter.body())).toList();
        boolean kept = model.getAttribute("draft") instanceof Optional<?> one && one.isPresent();
        Set<String> folded =
                sheets.stream()
                        .filter(one -> kept && one.count(letter.body()) > ROWS_SHOWN)
                        .map(one -> "/" + one.name())
                        .collect(Collectors.toSet());
        model.addAttribute("form", form);
        model.addAttribute("sheets", sheets);
        model.addAttribute("folded", folded);
        model.addAttribute("errors", Wrongs.of(errors, form, folded, words));
        model.addAttribute("filesMost", AttachmentRef.SIZE_MAX);
        return "console/compose";
    }

    /** What is attached to the draft on the page; nothing while there is none. */
    private static List<AttachmentRef> files(Model model) {
        return model.getAttribute("draft") instanceof Optional<?> one
                        && one.isPresent()
                        && one.get() instanceof Draft draft
                ? draft.attachments()
                : List.of();
    }

    private NewLetter typed(Draft draft, MessageRule rule, HttpServletRequest request) {
        return Inputs.letter(draft.letter(), body(rule, draft.letter(), request), request);
    }

    private ObjectNode body(MessageRule rule, NewLetter before, HttpServletRequest request) {
        ObjectNode body = Fields.body(schema(rule), Inputs.typed(request));
        return Inputs.rows(Inputs.folded(body, before, request), request);
    }

    private JsonNode schema(MessageRule rule) {
        return rules.schema(rule.type(), choices.today()).orElseThrow();
    }

    private MessageRule rule(String type) {
        try {
            return choices.rule(new MessageType(type)).orElseThrow(this::none);
        } catch (IllegalArgumentException noType) {
            throw none();
        }
    }

    private MessageRule ruleOf(Draft draft) {
        return choices.rule(draft.letter().type()).orElseThrow(this::none);
    }

    private Draft draft(UUID id, Person person) {
        return drafts.find(id, person).orElseThrow(this::none);
    }

    private ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
