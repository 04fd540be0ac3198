package vn.liennganh.console.bank.files;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Filled;
import vn.liennganh.console.sheet.KeptRows;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;

/** A package of cases out of a workbook: the template, the rows that are wrong, the draft. */
@Controller
class PackageController {

    private static final String PAGE = "/ngan-hang/nhap-danh-sach";
    private static final int NUMBER_MAX = 100;

    private final CurrentPerson current;
    private final Directory directory;
    private final DutyNames names;
    private final Drafts drafts;

    PackageController(CurrentPerson current, Directory directory, DutyNames names, Drafts drafts) {
        this.current = current;
        this.directory = directory;
        this.names = names;
        this.drafts = drafts;
    }

    /** To whom a package may be sent. */
    public record Office(String id, String name) {}

    @GetMapping(PAGE)
    @Page(Section.BANK)
    String page(HttpSession session, @ModelAttribute("w") Words words, Model model) {
        model.addAttribute("offices", offices(words));
        model.addAttribute(
                "wrong",
                kept(session, words)
                        .map(PackageSheet::filled)
                        .map(Filled::wrong)
                        .orElse(List.of()));
        return "console/bank/import";
    }

    private List<Office> offices(Words words) {
        return directory.agencies().stream()
                .filter(one -> one.kind().equals("enforcement-agency"))
                .filter(one -> one.actsFor().isEmpty() && one.inForce(directory.today()))
                .map(Agency::id)
                .map(one -> new Office(one.value(), names.agency(one, words)))
                .sorted(java.util.Comparator.comparing(Office::name))
                .toList();
    }

    @GetMapping("/ngan-hang/mau-danh-sach.xlsx")
    @Page(Section.BANK)
    ResponseEntity<byte[]> template(@ModelAttribute("w") Words words) {
        return Exports.workbook(
                List.of(
                        new Table(
                                words.say("bank.import-sheet"),
                                List.of(words.say("bank.import-note")),
                                PackageSheet.heads(words),
                                List.of())),
                "mau-danh-sach");
    }

    /** The rows as they were uploaded, with what is wrong beside each. */
    @GetMapping(PAGE + ".xlsx")
    @Page(Section.BANK)
    ResponseEntity<byte[]> corrected(HttpSession session, @ModelAttribute("w") Words words) {
        return kept(session, words)
                .map(one -> Exports.workbook(List.of(one.corrected(words)), "danh-sach-loi"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(PAGE)
    @Page(Section.BANK)
    String upload(
            @RequestParam("tep") MultipartFile file,
            @RequestParam("co-quan") String office,
            @RequestParam("so") String number,
            HttpSession session,
            @ModelAttribute("w") Words words)
            throws IOException {
        Person person = current.required();
        boolean known = offices(words).stream().anyMatch(one -> one.id().equals(office));
        if (!known || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Optional<List<List<String>>> rows = Uploaded.rows(file.getBytes());
        Optional<PackageSheet> sheet = rows.flatMap(all -> PackageSheet.read(all, words));
        if (sheet.isEmpty() || sheet.get().filled().rows().isEmpty()) {
            return "redirect:" + PAGE + "?khong-doc-duoc";
        }
        if (!sheet.get().filled().good()) {
            KeptRows.keep(session, person.acting().value(), PAGE, rows.get());
            return "redirect:" + PAGE;
        }
        KeptRows.forget(session);
        ObjectNode body = Json.MAPPER.createObjectNode().put("packageNumber", number.strip());
        body.set("lines", sheet.get().body());
        return "redirect:/cho-ky/"
                + drafts.begin(
                        person,
                        new NewLetter(
                                new MessageType("credit-recovery.package"),
                                List.of(office),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Urgency.NORMAL,
                                body));
    }

    private Optional<PackageSheet> kept(HttpSession session, Words words) {
        return KeptRows.find(session, current.required().acting().value(), PAGE)
                .flatMap(rows -> PackageSheet.read(rows, words));
    }
}
