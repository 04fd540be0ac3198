package vn.liennganh.console.letter;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
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
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Fields;
import vn.liennganh.console.form.ListSheet;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Filled;
import vn.liennganh.console.sheet.KeptRows;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/**
 * A list of a letter out of a workbook: the sheet to fill in, the rows that are wrong with their
 * errors beside them, and, when all are right, the list in the draft.
 */
@Controller
class RowsController {

    private static final String PAGE = "/yeu-cau/{id}/bang/{list}";

    private final CurrentPerson current;
    private final Drafts drafts;
    private final Choices choices;
    private final RuleBook rules;

    RowsController(CurrentPerson current, Drafts drafts, Choices choices, RuleBook rules) {
        this.current = current;
        this.drafts = drafts;
        this.choices = choices;
        this.rules = rules;
    }

    /** A draft that may be changed, and its list of that name. */
    private record Open(Draft draft, MessageRule rule, ListSheet sheet) {

        ObjectNode body() {
            return draft.letter().body();
        }

        String about() {
            return draft.id() + " " + sheet.name();
        }
    }

    @GetMapping(PAGE)
    @Page(Section.COMPOSE)
    String page(
            @PathVariable UUID id,
            @PathVariable String list,
            HttpSession session,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Open open = open(id, list, person);
        model.addAttribute("draft", open.draft());
        model.addAttribute("title", open.rule().title().in(words.locale()));
        model.addAttribute("name", list);
        model.addAttribute("list", open.sheet().title(words.locale()));
        model.addAttribute("count", open.sheet().count(open.body()));
        model.addAttribute("most", open.sheet().most());
        model.addAttribute(
                "needed",
                open.sheet().heads(words.locale()).stream()
                        .filter(one -> one.endsWith(" *"))
                        .map(one -> one.substring(0, one.length() - 2))
                        .collect(Collectors.joining("; ")));
        model.addAttribute(
                "wrong", kept(open, session, person, words).map(Filled::wrong).orElse(List.of()));
        return "console/rows";
    }

    /** The sheet to fill in, with the rows that the draft has already. */
    @GetMapping(PAGE + ".xlsx")
    @Page(Section.COMPOSE)
    ResponseEntity<byte[]> sheet(
            @PathVariable UUID id, @PathVariable String list, @ModelAttribute("w") Words words) {
        Open open = open(id, list, current.required());
        Locale locale = words.locale();
        Table table =
                new Table(
                        open.sheet().title(locale),
                        notes(words),
                        open.sheet().heads(locale),
                        open.sheet().rows(open.body(), locale));
        return Exports.form(table, open.sheet().choices(locale), "danh-sach", words);
    }

    /** The rows as they were uploaded, with what is wrong beside each. */
    @GetMapping(PAGE + "/loi.xlsx")
    @Page(Section.COMPOSE)
    ResponseEntity<byte[]> corrected(
            @PathVariable UUID id,
            @PathVariable String list,
            HttpSession session,
            @ModelAttribute("w") Words words) {
        Person person = current.required();
        Open open = open(id, list, person);
        Locale locale = words.locale();
        Map<Integer, List<String>> chosen = open.sheet().choices(locale);
        return kept(open, session, person, words)
                .map(
                        one ->
                                one.corrected(
                                        open.sheet().title(locale),
                                        notes(words),
                                        open.sheet().heads(locale),
                                        words.say("sheet.error")))
                .map(table -> Exports.form(table, chosen, "danh-sach-loi", words))
                .orElseThrow(RowsController::none);
    }

    private static List<String> notes(Words words) {
        return List.of(words.say("letter.rows-note"));
    }

    /** Takes the rows in place of those of the draft, all or none. */
    @PostMapping(PAGE)
    @Page(Section.COMPOSE)
    String upload(
            @PathVariable UUID id,
            @PathVariable String list,
            @RequestParam("tep") MultipartFile file,
            HttpSession session,
            @ModelAttribute("w") Words words)
            throws IOException {
        Person person = current.required();
        Open open = open(id, list, person);
        String page = "redirect:/yeu-cau/" + id + "/bang/" + open.sheet().name();
        Optional<List<List<String>>> rows =
                file.getSize() > Uploaded.SIZE_MAX
                        ? Optional.empty()
                        : Uploaded.rows(file.getBytes());
        Optional<List<List<String>>> below = rows.flatMap(open.sheet()::below);
        if (below.isEmpty() || below.get().isEmpty()) {
            return page + "?khong-doc-duoc";
        }
        if (!judged(open, below.get(), words).good()) {
            KeptRows.keep(session, person.acting().value(), open.about(), rows.get());
            return page;
        }
        KeptRows.forget(session);
        try {
            ObjectNode body = with(open, below.get(), words);
            drafts.rewrite(open.draft(), person, worded(open, body), open.draft().attachments());
        } catch (Drafts.Overtaken meanwhile) {
            return page + "?bi-vuot";
        }
        return "redirect:/yeu-cau/" + id + "?da-nhap=" + below.get().size();
    }

    private static NewLetter worded(Open open, ObjectNode body) {
        NewLetter one = open.draft().letter();
        return new NewLetter(
                one.type(),
                one.to(),
                one.inReplyTo(),
                one.exchange(),
                one.related(),
                one.caseNumber(),
                one.urgency(),
                body);
    }

    /** The body with these rows in place of its own. */
    private static ObjectNode with(Open open, List<List<String>> rows, Words words) {
        ObjectNode body = open.body().deepCopy();
        body.set(open.sheet().name(), open.sheet().read(rows, words.locale()).items());
        return body;
    }

    private Filled judged(Open open, List<List<String>> rows, Words words) {
        List<List<String>> unread = open.sheet().read(rows, words.locale()).wrong();
        ObjectNode body = with(open, rows, words);
        List<FieldError> errors = Fields.clear(body, rules.check(open.rule(), body));
        List<String> all = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> wrong = new ArrayList<>(unread.get(row));
            wrong.addAll(open.sheet().wrong(row, errors, words.locale()));
            if (row >= open.sheet().most()) {
                wrong.add(words.say("letter.rows-too-many", open.sheet().most()));
            }
            all.add(String.join("; ", wrong));
        }
        return new Filled(rows, all);
    }

    private Optional<Filled> kept(Open open, HttpSession session, Person person, Words words) {
        return KeptRows.find(session, person.acting().value(), open.about())
                .flatMap(open.sheet()::below)
                .map(rows -> judged(open, rows, words));
    }

    private Open open(UUID id, String list, Person person) {
        Draft draft = drafts.find(id, person).filter(Draft::open).orElseThrow(RowsController::none);
        MessageRule rule = choices.rule(draft.letter().type()).orElseThrow(RowsController::none);
        return rules.schema(rule.type(), choices.today())
                .flatMap(schema -> ListSheet.of(schema, list))
                .filter(sheet -> sheet.fits(draft.letter().body()))
                .map(sheet -> new Open(draft, rule, sheet))
                .orElseThrow(RowsController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
