package vn.liennganh.console.audit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.LogPublication;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** For inspectors: they read and check here, and change nothing. */
@Controller
class AuditController {

    private static final int HEADS = 50;
    private static final int CHANGES = 100;
    private static final String HUB = "hub";

    private final CurrentPerson current;
    private final LogPublication log;
    private final LogAudit audit;
    private final Registered registered;
    private final String hub;

    AuditController(
            CurrentPerson current,
            LogPublication log,
            LogAudit audit,
            Registered registered,
            @Value("${hub.gateway.public-url}") String hub) {
        this.current = current;
        this.log = log;
        this.audit = audit;
        this.registered = registered;
        this.hub = hub;
    }

    /** Who and what is registered. */
    @org.springframework.stereotype.Component
    record Registered(Directory directory, Certificates certificates, Members members) {}

    /** A signed head as pages list it. */
    public record HeadLine(long size, String root, String at, String stamped) {

        static HeadLine of(LogPublication.Head one) {
            return new HeadLine(
                    one.size(),
                    Base64.getEncoder().encodeToString(one.root()),
                    Times.second(one.lastEntry()),
                    one.stamped().map(Times::second).orElse(""));
        }
    }

    /** A change of who is registered with what. */
    public record Change(long number, String at, String kind, String agency, String record) {}

    @Page(Section.AUDITOR)
    @GetMapping("/thanh-tra")
    String heads(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "den", defaultValue = "" + Long.MAX_VALUE) long upTo,
            Model model) {
        List<LogPublication.Head> heads = log.heads(upTo, HEADS);
        model.addAttribute("heads", heads.stream().map(HeadLine::of).toList());
        model.addAttribute(
                "older", heads.size() < HEADS ? 0 : heads.get(heads.size() - 1).size() - 1);
        model.addAttribute("progress", audit.progress());
        model.addAttribute(
                "findings",
                audit.progress().findings().stream()
                        .map(one -> Texts.render(one.text(), w.locale()))
                        .toList());
        model.addAttribute("key", log.verifierKey());
        return "console/audit/heads";
    }

    /** The signed note itself, as it was kept. */
    @Page(Section.AUDITOR)
    @GetMapping("/thanh-tra/dau/{size}")
    ResponseEntity<String> note(@PathVariable long size) {
        return log.heads(size, 1).stream()
                .filter(one -> one.size() == size)
                .findFirst()
                .map(
                        one ->
                                ResponseEntity.ok()
                                        .contentType(
                                                MediaType.parseMediaType(
                                                        "text/plain;charset=UTF-8"))
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"checkpoint-%d.txt\""
                                                        .formatted(size))
                                        .body(one.note()))
                .orElseThrow(AuditController::unknown);
    }

    @Page(Section.AUDITOR)
    @GetMapping("/thanh-tra/lien-tuc")
    String continuity(
            @RequestParam(name = "tu") long earlier,
            @RequestParam(name = "den") long later,
            Model model) {
        LogPublication.Continuity proof =
                log.continuity(earlier, later).orElseThrow(AuditController::unknown);
        model.addAttribute("earlier", HeadLine.of(proof.earlier()));
        model.addAttribute("later", HeadLine.of(proof.later()));
        model.addAttribute("holds", proof.holds());
        model.addAttribute(
                "proof", proof.proof().stream().map(Base64.getEncoder()::encodeToString).toList());
        model.addAttribute("hub", hub);
        return "console/audit/continuity";
    }

    /** Whoever audits the hub sees all of it; others what is their own agency's. */
    @Page(Section.AUDITOR)
    @GetMapping("/thanh-tra/so-dang-ky")
    String registry(
            @RequestParam(name = "truoc", defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        Person person = current.required();
        List<Certificates.Change> page = registered.certificates().changesBefore(before, CHANGES);
        model.addAttribute(
                "changes",
                page.stream()
                        .map(AuditController::change)
                        .filter(
                                one ->
                                        ofTheHub(person)
                                                || one.agency().equals(person.agency().value()))
                        .toList());
        model.addAttribute("older", page.size() < CHANGES ? 0 : page.get(page.size() - 1).number());
        return "console/audit/registry";
    }

    private static Change change(Certificates.Change one) {
        JsonNode record = Json.MAPPER.readTree(one.record());
        return new Change(
                one.number(),
                Times.second(one.at()),
                record.path("kind").asString(""),
                record.path("agency").asString(""),
                record.toString());
    }

    @Page(Section.AUDITOR)
    @GetMapping("/thanh-tra/thanh-vien")
    String members(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "co-quan") Optional<String> wanted,
            Model model) {
        Person person = current.required();
        AgencyId agency =
                wanted.filter(one -> ofTheHub(person))
                        .map(AuditController::agency)
                        .orElse(person.agency());
        LocalDate today = registered.members().today();
        model.addAttribute("agency", agency.value());
        model.addAttribute(
                "name",
                registered
                        .directory()
                        .agency(agency)
                        .map(one -> name(one, w.locale()))
                        .orElseThrow(AuditController::unknown));
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::wireName).toList());
        model.addAttribute(
                "members",
                registered.members().of(agency).stream()
                        .map(one -> MemberLine.of(one, today))
                        .sorted(
                                Comparator.comparing(MemberLine::inForce)
                                        .reversed()
                                        .thenComparing(MemberLine::name))
                        .toList());
        model.addAttribute("chooses", ofTheHub(person));
        return "console/audit/members";
    }

    private static boolean ofTheHub(Person person) {
        return person.kind().equals(HUB);
    }

    private static String name(Agency agency, Locale locale) {
        return agency.names()
                .getOrDefault(locale.getLanguage(), agency.names().getOrDefault("vi", ""));
    }

    private static AgencyId agency(String id) {
        try {
            return AgencyId.of(id);
        } catch (IllegalArgumentException noAgency) {
            throw unknown();
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
