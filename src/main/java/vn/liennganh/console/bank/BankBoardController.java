package vn.liennganh.console.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.view.SavedViews;
import vn.liennganh.console.view.ViewedList;
import vn.liennganh.message.language.Words;

/** Where each case of the bank stands: a board, and a table of the same under the same filter. */
@Controller
class BankBoardController {

    private static final String BOARD = "/ngan-hang/bang-vu-viec";
    private static final int PAGE = 50;
    private static final int CARDS_MAX = 30;

    private final CurrentPerson current;
    private final BankCases cases;
    private final SavedViews views;
    private final Exports exports;

    BankBoardController(CurrentPerson current, BankCases cases, SavedViews views, Exports exports) {
        this.current = current;
        this.cases = cases;
        this.views = views;
        this.exports = exports;
    }

    /** A column with what it adds up to; only the first cards are drawn. */
    public record Column(
            BankColumn column, int count, String owed, String brief, List<BankLine> cards) {

        /** How many are left to the table. */
        public int more() {
            return count - cards.size();
        }
    }

    /** What a table adds up to. */
    public record Sums(int cases, String principal, String paid, String left) {

        static Sums of(List<BankLine> lines) {
            return new Sums(
                    lines.size(),
                    Dong.full(lines.stream().mapToLong(BankLine::principal).sum()),
                    Dong.full(lines.stream().mapToLong(BankLine::paid).sum()),
                    Dong.full(lines.stream().mapToLong(BankLine::left).sum()));
        }
    }

    @GetMapping("/ngan-hang")
    @Page(Section.BANK)
    String first() {
        return "redirect:" + BOARD;
    }

    @GetMapping(BOARD)
    @Page(Section.BANK)
    String board(
            @RequestParam Map<String, String> asked,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        BankCases.Lines all = cases.lines(person, words, BankCases.SCREEN_PAGES);
        BankFilter filter = BankFilter.of(asked);
        List<BankLine> shown = all.lines().stream().filter(filter::matches).toList();
        model.addAttribute("filter", filter);
        model.addAttribute("complete", all.complete());
        model.addAttribute("known", all.lines().size());
        model.addAttribute("branches", distinct(all.lines(), BankLine::branch));
        model.addAttribute("provinces", distinct(all.lines(), BankLine::province));
        model.addAttribute(
                "labels",
                all.lines().stream()
                        .flatMap(one -> one.labels().stream())
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("views", views.bar(person, ViewedList.BANK_CASES, asked));
        model.addAttribute("sums", Sums.of(shown));
        model.addAttribute("ours", shown.stream().filter(BankLine::ours).count());
        if ("bang".equals(asked.get("kieu"))) {
            int page = page(asked.get("trang"), shown.size());
            model.addAttribute("page", page);
            model.addAttribute("pages", Math.max(1, (shown.size() + PAGE - 1) / PAGE));
            model.addAttribute(
                    "lines",
                    shown.subList(
                            Math.min(shown.size(), (page - 1) * PAGE),
                            Math.min(shown.size(), page * PAGE)));
            return "console/bank/table";
        }
        model.addAttribute("columns", columns(shown, filter, words));
        return "console/bank/board";
    }

    private static List<String> distinct(List<BankLine> lines, Function<BankLine, String> of) {
        return lines.stream().map(of).filter(one -> !one.isEmpty()).distinct().sorted().toList();
    }

    private static int page(@Nullable String asked, int lines) {
        int last = Math.max(1, (lines + PAGE - 1) / PAGE);
        return asked != null && asked.matches("[0-9]{1,5}")
                ? Math.max(1, Math.min(last, Integer.parseInt(asked)))
                : 1;
    }

    private static List<Column> columns(List<BankLine> shown, BankFilter filter, Words words) {
        List<Column> columns = new ArrayList<>();
        for (BankColumn column : BankColumn.values()) {
            List<BankLine> here = shown.stream().filter(one -> one.column() == column).toList();
            boolean empty = here.isEmpty() && !filter.column().isEmpty();
            if (!empty) {
                long left = here.stream().mapToLong(BankLine::left).sum();
                columns.add(
                        new Column(
                                column,
                                here.size(),
                                Dong.full(left),
                                Dong.brief(left, words.locale()),
                                here.subList(0, Math.min(CARDS_MAX, here.size()))));
            }
        }
        return columns;
    }

    @GetMapping("/ngan-hang/bang-vu-viec.{form}")
    @Page(Section.BANK)
    ResponseEntity<byte[]> list(
            @PathVariable("form") String form,
            @RequestParam Map<String, String> asked,
            @ModelAttribute("w") Words words) {
        BankCases.Lines all = cases.lines(current.required(), words, Integer.MAX_VALUE);
        BankFilter filter = BankFilter.of(asked);
        List<BankLine> shown = all.lines().stream().filter(filter::matches).toList();
        return exports.of(
                BankSheets.cases(shown, Moments.text(cases.now()), words), "vu-viec", form, words);
    }

    /** The columns that a filter offers. */
    @ModelAttribute("allColumns")
    List<BankColumn> all() {
        return Arrays.asList(BankColumn.values());
    }
}
