package vn.liennganh.console.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.language.Words;

/** {@code /danh-ba}: every agency with its code, its days and whether it can be reached. */
@Controller
class AgenciesController {

    private final Directory directory;

    AgenciesController(Directory directory) {
        this.directory = directory;
    }

    /** An agency as the list shows it. */
    public record Line(
            String id,
            String name,
            String kind,
            String territory,
            String parent,
            String from,
            Optional<String> until,
            String successors,
            boolean enrolled) {}

    @GetMapping("/danh-ba")
    @Page(Section.DIRECTORY)
    String list(@ModelAttribute("w") Words words, Model model) {
        Locale locale = words.locale();
        List<Line> lines =
                directory.agencies().stream()
                        .map(one -> line(one, locale))
                        .sorted(Comparator.comparing(Line::id))
                        .toList();
        model.addAttribute("lines", lines);
        return "console/agencies";
    }

    private Line line(Agency agency, Locale locale) {
        return new Line(
                agency.id().value(),
                agency.names().getOrDefault(locale.getLanguage(), agency.id().value()),
                directory
                        .kind(agency.kind())
                        .map(AgencyKind::names)
                        .map(names -> names.getOrDefault(locale.getLanguage(), agency.kind()))
                        .orElse(agency.kind()),
                agency.territory(),
                agency.parent().map(Object::toString).orElse(""),
                agency.validFrom().toString(),
                agency.validTo().map(Object::toString),
                agency.successors().stream()
                        .map(one -> one.agency().value())
                        .reduce((one, two) -> one + ", " + two)
                        .orElse(""),
                directory.enrolled(agency.id()));
    }
}
