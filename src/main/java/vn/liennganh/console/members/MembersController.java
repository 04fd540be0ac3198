package vn.liennganh.console.members;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.console.signin.ProviderSettings;
import vn.liennganh.directory.Directory;

/** The heads' room: who is a member of the own agency, and who is to become one. */
@Controller
class MembersController {

    private static final String HOME = "redirect:/quan-tri?";
    private static final int DEEDS = 200;
    private static final int REASON_MAX = 200;

    private final CurrentPerson current;
    private final Members members;
    private final Appointments appointments;
    private final Directory directory;
    private final ProviderSettings provider;

    MembersController(
            CurrentPerson current,
            Members members,
            Appointments appointments,
            Directory directory,
            ProviderSettings provider) {
        this.current = current;
        this.members = members;
        this.appointments = appointments;
        this.directory = directory;
        this.provider = provider;
    }

    @GetMapping("/quan-tri")
    @Page(Section.MEMBERS)
    ModelAndView list(
            @RequestParam(name = "thanh-vien") Optional<UUID> member,
            @RequestParam(name = "ket-qua", defaultValue = "") String outcome) {
        Person head = current.required();
        ProposalForm form =
                member.flatMap(id -> own(head, id))
                        .map(ProposalForm::of)
                        .orElse(ProposalForm.EMPTY);
        ModelAndView page = page(head, form, List.of(), HttpStatus.OK);
        List.of(Verdict.values()).stream()
                .filter(one -> !one.lendsOnly() && one.word().equals(outcome))
                .findFirst()
                .ifPresent(
                        one -> page.addObject("verdict", one.word()).addObject("done", one.done()));
        return page;
    }

    @PostMapping("/quan-tri/de-xuat")
    @Page(Section.MEMBERS)
    ModelAndView propose(@ModelAttribute ProposalForm typed) {
        Person head = current.required();
        ProposalForm form = typed.filled();
        List<String> wrong = form.wrong(Appointments.rolesOf(head.kind()), members.today());
        if (wrong.isEmpty() && form.byCertificate() && !ownOfficial(head, form.identity())) {
            wrong = List.of("subject");
        }
        if (!wrong.isEmpty()) {
            return page(head, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Verdict verdict =
                appointments.propose(
                        head,
                        new Proposal.Whom(
                                issuer(form), form.identity(), form.name(), form.chosen()),
                        new Appointments.Term(form.lastDay(), form.reason()));
        return new ModelAndView(HOME + "ket-qua=" + verdict.word());
    }

    @PostMapping("/quan-tri/de-xuat/{proposal}/duyet")
    @Page(Section.MEMBERS)
    String approve(@PathVariable UUID proposal) {
        Person head = current.required();
        return said(appointments.approve(head, open(head, proposal)));
    }

    @PostMapping("/quan-tri/de-xuat/{proposal}/bo")
    @Page(Section.MEMBERS)
    String drop(@PathVariable UUID proposal) {
        Person head = current.required();
        return said(appointments.drop(head, open(head, proposal)));
    }

    @PostMapping("/quan-tri/thanh-vien/{member}/ket-thuc")
    @Page(Section.MEMBERS)
    String end(@PathVariable UUID member, @RequestParam(defaultValue = "") String reason) {
        Person head = current.required();
        Member found = own(head, member).orElseThrow(MembersController::absent);
        String why = reason.strip();
        return said(
                appointments.end(
                        head, found, why.substring(0, Math.min(why.length(), REASON_MAX))));
    }

    @GetMapping("/quan-tri/nhat-ky")
    @Page(Section.MEMBERS)
    String diary(Model model) {
        model.addAttribute("deeds", appointments.deeds(current.required(), DEEDS));
        return "console/members-diary";
    }

    private ModelAndView page(
            Person head, ProposalForm form, List<String> wrong, HttpStatus status) {
        MembersView view = MembersView.of(members.of(head.agency()), members.today(), directory);
        ModelAndView page = new ModelAndView("console/members");
        page.setStatus(status);
        page.addObject("view", view)
                .addObject("proposals", appointments.open(head))
                .addObject("roles", Appointments.rolesOf(head.kind()).stream().sorted().toList())
                .addObject("form", form)
                .addObject("wrong", wrong)
                .addObject("self", head.member())
                .addObject("accounts", provider.present());
        return page;
    }

    private String issuer(ProposalForm form) {
        return form.byCertificate()
                ? Member.CERTIFICATE
                : provider.issuer().map(Object::toString).orElse("");
    }

    /** A certificate says that somebody is a registered official; of this agency it has to be. */
    private boolean ownOfficial(Person head, String fingerprint) {
        return directory
                .official(fingerprint)
                .filter(one -> one.agency().equals(head.agency()))
                .filter(one -> one.inForce(directory.today()))
                .isPresent();
    }

    private Optional<Member> own(Person head, UUID id) {
        return members.find(id).filter(one -> one.agency().equals(head.agency()));
    }

    private Proposal open(Person head, UUID id) {
        return appointments.open(head, id).orElseThrow(MembersController::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String said(Verdict verdict) {
        return HOME + "ket-qua=" + verdict.word();
    }
}
