package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.operator.joining.Plan;
import vn.liennganh.delivery.push.ConnectionTest;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Every agency that takes part, how it is connected, and how long its certificates last. */
@Controller
class HubPartnersController {

    private static final int PAGE = 100;

    /** Steps by which agencies join. */
    private static final int ASSIGNED = 100;

    private final Directory directory;
    private final Certificates certificates;
    private final Seeing seeing;
    private final ConnectionTest test;
    private final Clock machine;

    HubPartnersController(
            Directory directory,
            Certificates certificates,
            Seeing seeing,
            ConnectionTest test,
            @Qualifier("machineClock") Clock machine) {
        this.directory = directory;
        this.certificates = certificates;
        this.seeing = seeing;
        this.test = test;
        this.machine = machine;
    }

    /** What these pages look through. */
    @org.springframework.stereotype.Component
    record Seeing(Watch watch, PartnerRows rows, PartnerViews views, JoiningViews joining) {}

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/doi-tac")
    String list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "tu", defaultValue = "0") int from,
            Model model) {
        Locale locale = w.locale();
        List<Agency> found =
                directory.agencies().stream()
                        .filter(
                                one ->
                                        Search.finds(
                                                q,
                                                one.id()
                                                        + " "
                                                        + String.join(" ", one.names().values())
                                                        + " "
                                                        + one.kind()
                                                        + " "
                                                        + one.channel()))
                        .toList();
        int first = Math.max(0, Math.min(from, found.size()));
        List<Agency> page = found.subList(first, Math.min(found.size(), first + PAGE));
        model.addAttribute("q", q);
        List<Plan> joining = seeing.rows().assigned(found);
        model.addAttribute(
                "joining",
                seeing.rows().assigned(joining.stream().limit(ASSIGNED).toList(), locale));
        model.addAttribute("joiningInAll", joining.size());
        model.addAttribute("rows", seeing.rows().rows(seeing.watch().look(), locale, page));
        model.addAttribute("found", found.size());
        model.addAttribute("from", first);
        model.addAttribute("next", first + PAGE < found.size() ? first + PAGE : -1);
        model.addAttribute("before", first > 0 ? Math.max(0, first - PAGE) : -1);
        return "console/operator/partners";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/doi-tac/{id}")
    String one(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String id,
            Model model) {
        return show(id, w, model, Optional.empty());
    }

    /** What answered is noted; nothing else changes, so the answer is the page itself. */
    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/doi-tac/{id}/ket-noi")
    String connect(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String id,
            Model model) {
        Optional<List<ConnectionTest.Step>> steps = test.test(agency(id));
        if (steps.filter(it -> it.stream().allMatch(ConnectionTest.Step::good)).isPresent()) {
            directory.agency(agency(id)).ifPresent(seeing.joining()::reached);
        }
        return show(id, w, model, steps);
    }

    private String show(
            String id, Words w, Model model, Optional<List<ConnectionTest.Step>> steps) {
        model.addAttribute(
                "partner", seeing.views().of(agency(id), w.locale()).orElseThrow(this::unknown));
        model.addAttribute("joining", seeing.joining().of(agency(id), w.locale()));
        model.addAttribute("steps", steps);
        return "console/operator/partner";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/chung-thu")
    String certificates(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "xem", defaultValue = "dang-dung") String which,
            Model model) {
        Instant now = machine.instant();
        List<BoundCertificate> all = certificates.bound();
        List<BoundCertificate> shown =
                switch (which) {
                    case "sap-het" -> Certification.ending(all, now);
                    case "da-thu-hoi" ->
                            all.stream().filter(one -> one.revokedAt().isPresent()).toList();
                    default -> Certification.usable(all, now);
                };
        model.addAttribute("which", which);
        model.addAttribute("ending", Certification.ending(all, now).size());
        model.addAttribute("usable", Certification.usable(all, now).size());
        model.addAttribute(
                "revoked", all.stream().filter(one -> one.revokedAt().isPresent()).count());
        model.addAttribute(
                "lines",
                shown.stream()
                        .limit(500)
                        .map(
                                one ->
                                        CertificateLine.of(
                                                one,
                                                seeing.rows().name(one.agency(), w.locale()),
                                                now))
                        .toList());
        return "console/operator/certificates";
    }

    private static AgencyId agency(String id) {
        try {
            return AgencyId.of(id);
        } catch (IllegalArgumentException noAgency) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
