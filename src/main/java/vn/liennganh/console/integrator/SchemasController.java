package vn.liennganh.console.integrator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/** Which messages the agency's system may send and get, their schemas, samples, and a check. */
@Controller
class SchemasController {

    private final CurrentPerson current;
    private final RuleBook rules;
    private final FileCheck check;
    private final String hub;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SchemasController(
            CurrentPerson current,
            RuleBook rules,
            FileCheck check,
            @Value("${hub.gateway.public-url}") String hub,
            Clock clock) {
        this.current = current;
        this.rules = rules;
        this.check = check;
        this.hub = hub;
        this.clock = clock;
    }

    /** A type of message, and which way it goes for this agency. */
    public record Type(
            String type, String title, String procedure, boolean sends, boolean receives) {}

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/luoc-do")
    String list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "tat-ca", defaultValue = "false") boolean all,
            Model model) {
        String kind = current.required().kind();
        List<Type> types = types(kind, w.locale());
        model.addAttribute("all", all);
        model.addAttribute("whole", types.size());
        List<Type> own = types.stream().filter(one -> one.sends() || one.receives()).toList();
        model.addAttribute("mine", own.size());
        model.addAttribute("types", all ? types : own);
        return "console/integrator/schemas";
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/luoc-do/{type}")
    String one(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String type,
            Model model) {
        return show(type(type), w, Optional.empty(), "", model);
    }

    /** Nothing is kept, so the answer is the page itself. */
    @Page(Section.INTEGRATOR)
    @PostMapping("/nha-tich-hop/luoc-do/{type}")
    String check(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String type,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "tep", required = false) Optional<MultipartFile> file,
            Model model)
            throws IOException {
        boolean uploaded = file.isPresent() && !file.get().isEmpty();
        byte[] bytes = uploaded ? file.get().getBytes() : text.getBytes(StandardCharsets.UTF_8);
        FileCheck.Found found = check.check(type(type), bytes, w.locale());
        return show(type(type), w, Optional.of(found), uploaded ? "" : text, model);
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/luoc-do/{type}/schema.json")
    ResponseEntity<String> schema(@PathVariable String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + type(type).value() + ".json\"")
                .body(pretty(rules.schema(type(type), today()).orElseThrow()));
    }

    private String show(
            MessageType type, Words w, Optional<FileCheck.Found> found, String text, Model model) {
        MessageRule rule = rules.rule(type, today()).orElseThrow(SchemasController::unknown);
        model.addAttribute("type", type.value());
        model.addAttribute("title", rule.title().in(w.locale()));
        model.addAttribute("schema", pretty(rules.schema(type, today()).orElseThrow()));
        model.addAttribute(
                "sample", pretty(rules.sample(type, clock.instant(), random).orElseThrow()));
        model.addAttribute("hub", hub);
        model.addAttribute("found", found);
        model.addAttribute("text", text);
        return "console/integrator/schema";
    }

    private List<Type> types(String kind, Locale locale) {
        return rules.inForce(today()).stream()
                .flatMap(
                        edition ->
                                edition.messages().values().stream()
                                        .map(
                                                rule ->
                                                        new Type(
                                                                rule.type().value(),
                                                                rule.title().in(locale),
                                                                edition.title().in(locale),
                                                                mine(rule.from().stream(), kind),
                                                                mine(rule.to().stream(), kind))))
                .toList();
    }

    /** No kind at all means every kind. */
    private static boolean mine(Stream<String> kinds, String kind) {
        List<String> all = kinds.toList();
        return all.isEmpty() || all.contains(kind);
    }

    /** A type in force today. */
    private MessageType type(String text) {
        try {
            MessageType type = new MessageType(text);
            if (rules.rule(type, today()).isPresent()) {
                return type;
            }
        } catch (IllegalArgumentException noType) {
            // The same answer as for a type that is not in force.
        }
        throw unknown();
    }

    private static String pretty(JsonNode json) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
