package vn.liennganh.console.letter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import vn.liennganh.console.form.Fields;
import vn.liennganh.console.form.ListSheet;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
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

    private final CurrentPerson current;
    private final Choices choices;
    private final Drafts drafts;
    private final Sight sight;
    private final RuleBook rules;
    private final Consequences consequences;

    ComposeController(
            CurrentPerson current,
            Choices choices,
            Drafts drafts,
            Sight sight,
            RuleBook rules,
            Consequences consequences) {
        this.current = current;
        this.choices = choices;
        this.drafts = drafts;
        this.sight = sight;
        this.rules = rules;
        this.consequences = consequences;
    }

    @GetMapping("/yeu-cau/moi")
    @Page(Section.COMPOSE)
    String begin(
            @RequestParam(name = "loai", required = false) @Nullable String type,
            @RequestParam(name = "tra-loi", required = false) @Nullable UUID answers,
            @RequestParam(name = "viec", required = false) @Nullable UUID exchange,
            @RequestParam(name = "mau", required = false) @Nullable String sample,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        if (type == null) {
            model.addAttribute("procedures", choices.opening(person, words.locale()));
            return "console/compose-choose";
        }
        MessageRule rule = rule(type);
        NewLetter blank = letter(rule, answers, exchange, person);
        NewLetter letter = sample == null ? blank : consequences.sample(blank);
        model.addAttribute("draft", Optional.empty());
        return form(letter, rule, List.of(), person, words, model);
    }

    /** The letter that a link begins: an answer goes back to whoever asked, in its exchange. */
    private NewLetter letter(
            MessageRule rule, @Nullable UUID answers, @Nullable UUID exchange, Person person) {
        Optional<StoredMessage> asked =
                Optional.ofNullable(answers)
                        .map(id -> sight.message(id, person.acting()).orElseThrow(this::none));
        Optional<UUID> within =
                asked.map(StoredMessage::exchange)
                        .or(
                                () ->
                                        Optional.ofNullable(exchange)
                                                .map(id -> conversation(id, person)));
        List<String> to =
                asked.map(one -> List.of(one.from().value()))
                        .orElseGet(() -> within.map(id -> others(id, person)).orElse(List.of()));
        return new NewLetter(
                rule.type(),
                to,
                asked.map(StoredMessage::id),
                within.filter(id -> !rule.opens() || goesOn(rule, id, person)),
                List.of(),
                within.flatMap(id -> consequences.caseNumber(id, person)),
                Urgency.NORMAL,
                Json.MAPPER.createObjectNode());
    }

    /** A type that opens may as well go on in an exchange of its own procedure. */
    private boolean goesOn(MessageRule rule, UUID exchange, Person person) {
        return sight.conversation(exchange, person.acting())
                .map(one -> one.view().whole().procedure())
                .filter(rule.type().procedure()::equals)
                .isPresent();
    }

    private UUID conversation(UUID id, Person person) {
        sight.conversation(id, person.acting()).orElseThrow(this::none);
        return id;
    }

    private List<String> others(UUID exchange, Person person) {
        return sight
                .conversation(exchange, person.acting())
                .orElseThrow(this::none)
                .view()
                .parties()
                .stream()
                .filter(one -> !one.equals(person.acting()))
                .map(Object::toString)
                .toList();
    }

    /** Takes the first words of a letter: from now on it is kept. */
    @PostMapping("/yeu-cau/moi")
    @Page(Section.COMPOSE)
    String first(
            @RequestParam(name = "loai") String type,
            @RequestParam(name = "tra-loi", required = false) @Nullable UUID answers,
            @RequestParam(name = "viec", required = false) @Nullable UUID exchange,
            HttpServletRequest request,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        MessageRule rule = rule(type);
        NewLetter blank = letter(rule, answers, exchange, person);
        NewLetter letter = Inputs.letter(blank, body(rule, blank, request), request);
        UUID id = drafts.begin(person, letter);
        return carryOn(drafts.find(id, person).orElseThrow(), rule, request, person, words, model);
    }

    @GetMapping("/yeu-cau/{id}")
    @Page(Section.COMPOSE)
    String edit(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Draft draft = draft(id, person);
        if (!draft.open()) {
            return "redirect:/cho-ky/" + id;
        }
        model.addAttribute("draft", Optional.of(draft));
        return form(draft.letter(), ruleOf(draft), List.of(), person, words, model);
    }

    @PostMapping("/yeu-cau/{id}")
    @Page(Section.COMPOSE)
    String save(
            @PathVariable UUID id,
            @RequestParam("version") int version,
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Draft draft = draft(id, person);
        if (draft.open() && draft.version() == version) {
            MessageRule rule = ruleOf(draft);
            NewLetter letter = typed(draft, rule, request);
            try {
                Draft kept = drafts.rewrite(draft, person, letter, draft.attachments());
                return carryOn(kept, rule, request, person, words, model);
            } catch (Drafts.Overtaken meanwhile) {
                draft = draft(id, person);
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
        MessageRule rule = ruleOf(latest);
        NewLetter typed = typed(latest, rule, request);
        model.addAttribute("draft", Optional.of(latest));
        model.addAttribute("overtaken", drafts.lastTouch(latest));
        return form(typed, rule, List.of(), person, words, model);
    }

    /** What the pressed button asks for, once the words are kept. */
    private String carryOn(
            Draft draft,
            MessageRule rule,
            HttpServletRequest request,
            Person person,
            Words words,
            Model model) {
        if (request.getParameter("buoc") == null) {
            return "redirect:/yeu-cau/" + draft.id();
        }
        List<FieldError> errors = consequences.errors(draft.letter(), rule);
        if (errors.isEmpty()) {
            drafts.fix(draft, person);
            return "redirect:/cho-ky/" + draft.id();
        }
        model.addAttribute("draft", Optional.of(draft));
        return form(draft.letter(), rule, errors, person, words, model);
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
        model.addAttribute("recipients", choices.recipients(rule, person, words.locale()));
        model.addAttribute("duties", consequences.duties(rule, words.locale()));
        model.addAttribute("urgencies", Arrays.asList(Urgency.values()));
        model.addAttribute("errors", consequences.say(errors, words.locale()));
        model.addAttribute(
                "form", Fields.form(schema(rule), letter.body(), errors, words.locale()));
        List<ListSheet> sheets =
                ListSheet.of(schema(rule)).stream().filter(one -> one.fits(letter.body())).toList();
        model.addAttribute("sheets", sheets);
        boolean kept = model.getAttribute("draft") instanceof Optional<?> one && one.isPresent();
        model.addAttribute(
                "folded",
                sheets.stream()
                        .filter(one -> kept && one.count(letter.body()) > ROWS_SHOWN)
                        .map(one -> "/" + one.name())
                        .collect(Collectors.toSet()));
        return "console/compose";
    }

    private NewLetter typed(Draft draft, MessageRule rule, HttpServletRequest request) {
        return Inputs.letter(draft.letter(), body(rule, draft.letter(), request), request);
    }

    private ObjectNode body(MessageRule rule, NewLetter before, HttpServletRequest request) {
        ObjectNode body = Fields.body(schema(rule), request.getParameterMap());
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
