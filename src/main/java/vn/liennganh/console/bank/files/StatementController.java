package vn.liennganh.console.bank.files;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Columns;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/**
 * Money told and ordered against the bank's own statement. The statement stays in the person's
 * session until the next one, and is stored nowhere.
 */
@Controller
class StatementController {

    private static final String PAGE = "/ngan-hang/doi-soat";
    private static final String KEPT = StatementController.class.getName() + ".entries";
    private static final int HEAD_ROWS = 30;

    private final CurrentPerson current;
    private final MoneyOrders orders;
    private final Exports exports;

    StatementController(CurrentPerson current, MoneyOrders orders, Exports exports) {
        this.current = current;
        this.orders = orders;
        this.exports = exports;
    }

    /**
     * What was uploaded, for whom.
     *
     * @param signed whether a minus means what came back; in a bank's own tables it means a debit
     */
    private record Kept(
            String agency, String name, boolean signed, ArrayList<ArrayList<String>> rows)
            implements Serializable {
        private static final long serialVersionUID = 2L;
    }

    @GetMapping(PAGE)
    @Page(Section.BANK)
    String page(HttpSession session, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        List<Statement.Order> told = orders.of(person, words);
        model.addAttribute("orders", told);
        kept(session, person)
                .ifPresent(
                        one -> {
                            model.addAttribute("name", one.name());
                            model.addAttribute("piles", Statement.of(told, entries(one)));
                        });
        return "console/bank/money";
    }

    @PostMapping(PAGE)
    @Page(Section.BANK)
    String upload(@RequestParam("tep") MultipartFile file, HttpSession session) throws IOException {
        Person person = current.required();
        byte[] bytes = file.getSize() > Uploaded.SIZE_MAX ? new byte[0] : file.getBytes();
        Optional<List<List<String>>> rows = bytes.length == 0 ? Optional.empty() : rows(bytes);
        if (rows.isEmpty() || head(rows.get()).isEmpty()) {
            return "redirect:" + PAGE + "?khong-doc-duoc";
        }
        ArrayList<ArrayList<String>> all = new ArrayList<>();
        rows.get().forEach(row -> all.add(new ArrayList<>(row)));
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        session.setAttribute(
                KEPT, new Kept(person.acting().value(), name, Camt053.like(bytes), all));
        return "redirect:" + PAGE;
    }

    /** An ISO 20022 statement becomes the table that others bring along. */
    private static Optional<List<List<String>>> rows(byte[] file) {
        List<String> heads =
                Stream.of("date", "reference", "content", "amount")
                        .map(one -> Text.of("bank.head-" + one))
                        .map(one -> Texts.render(one, Texts.VIETNAMESE).split("\\|")[0])
                        .toList();
        return Camt053.like(file) ? Camt053.rows(file, heads) : Uploaded.rows(file);
    }

    /** The difference sheet: everything that does not match. */
    @GetMapping(PAGE + ".{form}")
    @Page(Section.BANK)
    ResponseEntity<byte[]> sheet(
            @PathVariable("form") String form,
            HttpSession session,
            @ModelAttribute("w") Words words) {
        Person person = current.required();
        Kept one =
                kept(session, person)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Statement piles = Statement.of(orders.of(person, words), entries(one));
        List<List<Object>> rows = new ArrayList<>();
        piles.different().forEach(pair -> rows.add(row("bank.pile-different", pair, words)));
        piles.missing().forEach(pair -> rows.add(row("bank.pile-missing", pair, words)));
        List<String> columns =
                List.of("pile", "reference", "case", "agency", "told", "date", "content", "seen")
                        .stream()
                        .map(name -> words.say("bank.money-" + name))
                        .toList();
        List<String> head = new ArrayList<>(columns);
        head.add(words.say("bank.money-difference"));
        return exports.of(
                new Table(words.say("bank.money-sheet"), List.of(one.name()), head, rows),
                "chenh-lech",
                form,
                words);
    }

    private static List<Object> row(String pile, Statement.Pair pair, Words words) {
        Optional<Statement.Order> order = pair.order();
        Optional<Statement.Entry> entry = pair.entry();
        return List.of(
                words.say(pile),
                order.map(Statement.Order::reference)
                        .or(() -> entry.map(Statement.Entry::reference))
                        .orElse(""),
                order.map(Statement.Order::caseNumber).orElse(""),
                order.map(Statement.Order::agency).orElse(""),
                order.map(one -> (Object) one.amount()).orElse(""),
                entry.map(Statement.Entry::date).orElse(""),
                entry.map(Statement.Entry::content).orElse(""),
                entry.map(one -> (Object) one.amount()).orElse(""),
                pair.difference());
    }

    private static Optional<Kept> kept(HttpSession session, Person person) {
        return session.getAttribute(KEPT) instanceof Kept one
                        && one.agency().equals(person.acting().value())
                ? Optional.of(one)
                : Optional.empty();
    }

    /** The row that names the columns: one of the first that names an amount. */
    private static Optional<Integer> head(List<? extends List<String>> rows) {
        for (int row = 0; row < Math.min(HEAD_ROWS, rows.size()); row++) {
            if (Columns.at(List.copyOf(rows.get(row)), "bank.head-amount") >= 0) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static List<Statement.Entry> entries(Kept one) {
        int head = head(one.rows()).orElse(0);
        List<String> names = one.rows().get(head);
        int amount = Columns.at(names, "bank.head-amount");
        int reference = Columns.at(names, "bank.head-reference");
        int content = Columns.at(names, "bank.head-content");
        int date = Columns.at(names, "bank.head-date");
        List<Statement.Entry> all = new ArrayList<>();
        for (int row = head + 1; row < one.rows().size(); row++) {
            List<String> cells = one.rows().get(row);
            int at = row + 1;
            Columns.dong(Columns.cell(cells, amount))
                    .ifPresent(
                            dong ->
                                    all.add(
                                            new Statement.Entry(
                                                    at,
                                                    Columns.cell(cells, date),
                                                    Columns.cell(cells, reference),
                                                    Columns.cell(cells, content),
                                                    one.signed() ? dong : Math.abs(dong))));
        }
        return all;
    }

    @ModelAttribute("pileNames")
    Set<String> piles() {
        return new java.util.LinkedHashSet<>(List.of("different", "missing", "matched"));
    }
}
