package vn.liennganh.console.search;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Plain;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.search.FoundRepository.Found;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** {@code /tra-cuu}: the agency's letters by any words in them. */
@Controller
class SearchController {

    private static final int LINES = 50;
    private static final int TERMS_MAX = 8;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final CurrentPerson current;
    private final FoundRepository found;
    private final Indexer indexer;
    private final DutyNames names;

    SearchController(
            CurrentPerson current, FoundRepository found, Indexer indexer, DutyNames names) {
        this.current = current;
        this.found = found;
        this.indexer = indexer;
        this.names = names;
    }

    /** A letter that was found. */
    public record Line(UUID message, String title, boolean sent, String other, String at) {}

    @GetMapping("/tra-cuu")
    @Page(Section.SEARCH)
    String search(
            @RequestParam(defaultValue = "") String q,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        indexer.begin(person.acting());
        List<String> terms =
                Arrays.stream(Plain.of(q).split("\\s+"))
                        .filter(one -> !one.isEmpty())
                        .limit(TERMS_MAX)
                        .toList();
        model.addAttribute("q", q);
        model.addAttribute(
                "lines",
                terms.isEmpty()
                        ? List.of()
                        : found.find(person.acting(), terms, LINES).stream()
                                .map(one -> line(one, words))
                                .toList());
        return "console/search";
    }

    private Line line(Found one, Words words) {
        String other =
                Arrays.stream(one.other().split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(id -> names.agency(AgencyId.of(id), words))
                        .reduce((first, second) -> first + ", " + second)
                        .orElse("");
        return new Line(
                one.message(),
                names.title(new MessageType(one.type()), words),
                one.sent(),
                other,
                MOMENT.format(one.at().atZone(WireTime.ZONE)));
    }
}
