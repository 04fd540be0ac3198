package vn.liennganh.console.bank.files;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/**
 * Money told and ordered against the bank's own statement. The statement stays in the person's
 * session until the next one, and is stored nowhere.
 */
@Controller
class StatementController {

    private static final String PAGE = "/ngan-hang/doi-soat";
    private static final String KEPT = StatementController.class.getName() + ".entries";

    private final CurrentPerson current;
    private final MoneyOrders orders;
    private final Exports exports;

    StatementController(CurrentPerson current, MoneyOrders orders, Exports exports) {
        this.current = current;
        this.orders = orders;
        this.exports = exports;
    }

    /** What was uploaded, for whom. */
    private record Kept(String agency, String name, Entries read) implements Serializable {
        private static final long serialVersionUID = 3L;
    }

    @GetMapping(PAGE)
    @Page(Section.BANK)
    String page(
            @RequestParam(name = "phan", defaultValue = "") String part,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            HttpSession session,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        MoneyOrders.Found found = orders.of(person, words);
        List<Statement.Order> told = found.orders();
        model.addAttribute("orders", Pile.of("orders", told, page));
        model.addAttribute("complete", found.complete());
        kept(session, person)
                .ifPresent(
                        one -> {
                            model.addAttribute("name", one.name());
                            model.addAttribute("left", left(one, words));
                            Statement piles = Statement.of(told, one.read().booked());
                            model.addAttribute("piles", piles);
                            model.addAttribute("pages", pages(piles, part, page));
                        });
        return "console/bank/money";
    }

    @PostMapping(PAGE)
    @Page(Section.BANK)
    String upload(@RequestParam("tep") MultipartFile file, HttpSession session) throws IOException {
        Person person = current.required();
        byte[] bytes = file.getSize() > Uploaded.SIZE_MAX ? new byte[0] : file.getBytes();
        Optional<Entries> read =
                Camt053.like(bytes)
                        ? Camt053.read(bytes)
                        : Optional.of(bytes)
                                .filter(some -> some.length > 0)
                                .flatMap(Uploaded::rows)
                                .flatMap(StatementTable::read);
        if (read.isEmpty()) {
            return "redirect:" + PAGE + "?khong-doc-duoc";
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        session.setAttribute(KEPT, new Kept(person.acting().value(), name, read.get()));
        return "redirect:" + PAGE;
    }

    /** What was left out, and why, a sentence each. */
    private static List<String> left(Kept one, Words words) {
        return one.read().left().stream()
                .map(it -> words.say("bank.left-" + it.why().word(), it.count(), it.what()))
                .toList();
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
        MoneyOrders.Found found = orders.of(person, words);
        Statement piles = Statement.of(found.orders(), one.read().booked());
        List<List<Object>> rows = new ArrayList<>();
        piles.different().forEach(pair -> rows.add(row("bank.pile-different", pair, words)));
        piles.missing().forEach(pair -> rows.add(row("bank.pile-missing", pair, words)));
        List<String> columns =
                List.of(
                                "pile",
                                "side",
                                "reference",
                                "case",
                                "agency",
                                "told",
                                "date",
                                "content",
                                "seen")
                        .stream()
                        .map(name -> words.say("bank.money-" + name))
                        .toList();
        List<String> head = new ArrayList<>(columns);
        head.add(words.say("bank.money-difference"));
        List<String> above = new ArrayList<>(List.of(one.name()));
        above.addAll(left(one, words));
        if (!found.complete()) {
            above.add(words.say("bank.money-cut"));
        }
        return exports.of(
                new Table(words.say("bank.money-sheet"), above, head, rows),
                "chenh-lech",
                form,
                words);
    }

    private static List<Object> row(String pile, Statement.Pair pair, Words words) {
        Optional<Statement.Order> order = pair.order();
        Optional<Statement.Entry> entry = pair.entry();
        return List.of(
                words.say(pile),
                words.say("bank.side-" + pair.side().word()),
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

    /** Of one pile the page that is asked for, of the others the first. */
    private static List<Pile<Statement.Pair>> pages(Statement piles, String part, int page) {
        Map<String, List<Statement.Pair>> all = new LinkedHashMap<>();
        all.put("different", piles.different());
        all.put("missing", piles.missing());
        all.put("matched", piles.matched());
        return all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(
                        one ->
                                Pile.of(
                                        one.getKey(),
                                        one.getValue(),
                                        part.equals(one.getKey()) ? page : 1))
                .toList();
    }
}
