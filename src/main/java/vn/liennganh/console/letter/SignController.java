package vn.liennganh.console.letter;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.access.SigningAgents;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.form.BodyView;
import vn.liennganh.console.form.Fields;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/** Signing and sealing: the very words on screen, who must sign, and the ways to do it. */
@Controller
class SignController {

    private static final int CMS_MAX = 1_048_576;
    private static final MediaType CMS = MediaType.parseMediaType("application/pkcs7-mime");

    private final CurrentPerson current;
    private final Drafts drafts;
    private final Signing signing;
    private final Choices choices;
    private final RuleBook rules;
    private final Consequences consequences;
    private final Addressees addressees;
    private final Handling handling;
    private final DutyNames names;

    SignController(
            CurrentPerson current,
            Drafts drafts,
            Signing signing,
            Choices choices,
            RuleBook rules,
            Consequences consequences,
            Addressees addressees,
            Handling handling,
            DutyNames names) {
        this.current = current;
        this.drafts = drafts;
        this.signing = signing;
        this.choices = choices;
        this.rules = rules;
        this.consequences = consequences;
        this.addressees = addressees;
        this.handling = handling;
        this.names = names;
    }

    @GetMapping("/cho-ky/{id}")
    @Page(value = Section.SIGN, signs = true)
    String sheet(@PathVariable UUID id, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Draft draft = draft(id, person);
        return draft.open() ? "redirect:/yeu-cau/" + id : sheet(draft, person, words, model);
    }

    private String sheet(Draft draft, Person person, Words words, Model model) {
        Optional<MessageRule> rule = choices.rule(draft.letter().type());
        model.addAttribute("draft", draft);
        model.addAttribute("title", choices.title(draft, words));
        model.addAttribute("sender", names.agency(draft.agency(), words));
        model.addAttribute("to", addressees.of(draft.letter(), words));
        model.addAttribute("steps", drafts.steps(draft));
        model.addAttribute("turn", signing.turnOf(draft, person));
        model.addAttribute("soft", signing.soft(draft, person));
        model.addAttribute("agentPort", SigningAgents.FIRST_PORT);
        model.addAttribute("mayReopen", draft.waits() && draft.kind() == Draft.Kind.MESSAGE);
        model.addAttribute(
                "duties",
                draft.kind() == Draft.Kind.MESSAGE
                        ? rule.map(one -> consequences.duties(one, words.locale()))
                                .orElse(List.of())
                        : List.of());
        model.addAttribute("lines", lines(draft.letter(), words));
        model.addAttribute("about", handling.about(draft.letter(), person, words));
        return "console/sign";
    }

    private List<Wrongs.Wrong> wrong(NewLetter letter, List<FieldError> errors, Words words) {
        return rules.schema(letter.type(), choices.today())
                .map(schema -> Fields.form(schema, letter.body(), errors, words.locale()))
                .map(form -> Wrongs.of(errors, form, Set.of(), words))
                .orElse(List.of());
    }

    private List<BodyView.Line> lines(NewLetter letter, Words words) {
        return rules.schema(letter.type(), choices.today())
                .map(schema -> BodyView.of(schema, letter.body(), words.locale()))
                .orElse(List.of());
    }

    /** The bytes to be signed, or what the first signer left, to be signed elsewhere. */
    @GetMapping("/cho-ky/{id}/tep")
    @Page(Section.SIGN)
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        Draft draft = draft(id, current.required());
        byte[] bytes = draft.cms().or(draft::content).orElseThrow(SignController::none);
        boolean signed = draft.cms().isPresent();
        return ResponseEntity.ok()
                .contentType(signed ? CMS : MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + (signed ? ".p7m" : ".json"))
                                .build()
                                .toString())
                .body(bytes);
    }

    /** Signs with a key that the hub holds, which is so in the sandbox alone. */
    @PostMapping("/cho-ky/{id}/khoa-mem")
    @Page(
            value = Section.SIGN,
            roles = {Role.OFFICIAL, Role.CLERK},
            signs = true)
    String sign(
            @PathVariable UUID id,
            @RequestParam int version,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Draft draft = waiting(id, version, person);
        return after(signing.sign(draft, person), person, words, model);
    }

    /** Takes a file that was signed elsewhere. */
    @PostMapping("/cho-ky/{id}/tep")
    @Page(
            value = Section.SIGN,
            roles = {Role.OFFICIAL, Role.CLERK},
            signs = true)
    String upload(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam("tep") MultipartFile file,
            @ModelAttribute("w") Words words,
            Model model)
            throws IOException {
        Person person = current.required();
        Draft draft = waiting(id, version, person);
        if (file.getSize() > CMS_MAX) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return after(signing.add(draft, person, file.getBytes()), person, words, model);
    }

    private String after(Signing.Signed signed, Person person, Words words, Model model) {
        if (signed.refusal().isEmpty()) {
            Draft draft = signed.draft();
            if (draft.state() != Draft.State.SENT) {
                return "redirect:/cho-ky/" + draft.id();
            }
            return "redirect:/hop-thu/" + draft.message().orElseThrow() + "?da-gui";
        }
        model.addAttribute(
                "refusal", Texts.render(signed.refusal().get().detail(), words.locale()));
        model.addAttribute("code", signed.refusal().get().code().slug());
        model.addAttribute(
                "wrong", wrong(signed.draft().letter(), signed.refusal().get().errors(), words));
        return sheet(signed.draft(), person, words, model);
    }

    /** Hands in again what was sealed, where the answer was lost or nothing was accepted. */
    @PostMapping("/cho-ky/{id}/gui-lai")
    @Page(value = Section.SIGN, roles = Role.CLERK, signs = true)
    String again(
            @PathVariable UUID id,
            @RequestParam int version,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Draft draft = inTurn(id, version, person);
        if (draft.state() != Draft.State.SENDING) {
            throw none();
        }
        return after(signing.again(draft, person), person, words, model);
    }

    /** Opens the words again; the signatures so far are void. */
    @PostMapping("/cho-ky/{id}/sua")
    @Page(Section.SIGN)
    String reopen(@PathVariable UUID id) {
        Person person = current.required();
        Draft draft = draft(id, person);
        if (!draft.waits() || draft.kind() != Draft.Kind.MESSAGE) {
            throw none();
        }
        drafts.rewrite(draft, person, draft.letter(), draft.attachments());
        return "redirect:/yeu-cau/" + id;
    }

    @PostMapping("/cho-ky/{id}/bo")
    @Page(Section.SIGN)
    String drop(@PathVariable UUID id) {
        Person person = current.required();
        Draft draft = draft(id, person);
        if (!draft.open() && !draft.waits()) {
            throw none();
        }
        drafts.drop(draft, person);
        return "redirect:/cho-ky";
    }

    /** Somebody else was quicker: look again. */
    @ExceptionHandler(Drafts.Overtaken.class)
    String overtaken() {
        return "redirect:/cho-ky?doi";
    }

    private Draft waiting(UUID id, int version, Person person) {
        Draft draft = inTurn(id, version, person);
        if (!draft.waits()) {
            throw none();
        }
        return draft;
    }

    private Draft inTurn(UUID id, int version, Person person) {
        Draft draft = draft(id, person);
        if (draft.version() != version) {
            throw new Drafts.Overtaken();
        }
        if (!signing.turnOf(draft, person)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return draft;
    }

    private Draft draft(UUID id, Person person) {
        return drafts.find(id, person).orElseThrow(SignController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
