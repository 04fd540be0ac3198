package vn.liennganh.console.operator.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.operator.Stakes;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Where an operator proposes a change, with what hangs on the agency beside the form. */
@Controller
class ProposeController {

    private static final String SEEN = "seen";

    private final CurrentPerson current;
    private final Changes changes;
    private final Judging judging;
    private final Directory directory;
    private final AgencyChanges registry;

    ProposeController(
            CurrentPerson current,
            Changes changes,
            Judging judging,
            Directory directory,
            AgencyChanges registry) {
        this.current = current;
        this.changes = changes;
        this.judging = judging;
        this.directory = directory;
        this.registry = registry;
    }

    /** What a form is held against and shown with. */
    @org.springframework.stereotype.Component
    record Judging(
            ChangeCheck check,
            ChangeViews views,
            Stakes stakes,
            LaterVersions later,
            ParkingLot lot,
            MessageArchive archive) {}

    /** What is to change, before anything is typed; no agency where a new one is to be added. */
    private record Place(
            ChangeKind kind, Optional<Agency> agency, String subject, Map<String, String> facts) {

        Place(ChangeKind kind, Optional<Agency> agency, String subject) {
            this(kind, agency, subject, Map.of());
        }

        String path() {
            return switch (kind) {
                case ADD -> "/van-hanh/thay-doi/co-quan-moi";
                case REVOKE -> "/van-hanh/chung-thu/" + subject + "/thu-hoi";
                case GIVE_UP -> "/van-hanh/hang-doi/" + subject + "/bo";
                default ->
                        "/van-hanh/doi-tac/"
                                + agency.orElseThrow().id()
                                + "/thay-doi/"
                                + kind.word();
            };
        }

        What what(ChangeForm form) {
            AgencyId id =
                    agency.map(Agency::id)
                            .or(() -> ChangeCheck.identifier(form.identifier()))
                            .orElseThrow();
            Map<String, String> wanted = new LinkedHashMap<>(form.fields(kind));
            wanted.putAll(facts);
            return new What(kind, id, subject, wanted);
        }

        Optional<What> known() {
            return agency.map(one -> new What(kind, one.id(), subject, facts));
        }
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/thay-doi/co-quan-moi")
    ModelAndView askNew(@ModelAttribute(name = "w", binding = false) Words w) {
        return ask(new Place(ChangeKind.ADD, Optional.empty(), ""), w.locale());
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/thay-doi/co-quan-moi")
    ModelAndView addNew(
            @ModelAttribute(name = "w", binding = false) Words w,
            @ModelAttribute ChangeForm typed) {
        return take(new Place(ChangeKind.ADD, Optional.empty(), ""), typed, w.locale());
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/doi-tac/{id}/thay-doi/{kind}")
    ModelAndView ask(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String id,
            @PathVariable String kind) {
        return ask(place(id, kind), w.locale());
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/doi-tac/{id}/thay-doi/{kind}")
    ModelAndView take(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String id,
            @PathVariable String kind,
            @ModelAttribute ChangeForm typed) {
        return take(place(id, kind), typed, w.locale());
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/chung-thu/{fingerprint}/thu-hoi")
    ModelAndView askRevocation(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String fingerprint) {
        return ask(certificate(fingerprint), w.locale());
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/chung-thu/{fingerprint}/thu-hoi")
    ModelAndView revoke(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable String fingerprint,
            @ModelAttribute ChangeForm typed) {
        return take(certificate(fingerprint), typed, w.locale());
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/hang-doi/{number}/bo")
    ModelAndView askGivingUp(
            @ModelAttribute(name = "w", binding = false) Words w, @PathVariable long number) {
        return ask(parked(number), w.locale());
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/hang-doi/{number}/bo")
    ModelAndView giveUp(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable long number,
            @ModelAttribute ChangeForm typed) {
        return take(parked(number), typed, w.locale());
    }

    private ModelAndView ask(Place place, Locale locale) {
        String seen = place.known().map(this::basis).orElse("");
        ChangeForm form =
                place.agency()
                        .map(one -> ChangeForm.of(one, seen))
                        .orElseGet(() -> ChangeForm.blank(directory.today().toString()));
        return page(place, form, List.of(), Optional.empty(), HttpStatus.OK, locale);
    }

    private ModelAndView take(Place place, ChangeForm typed, Locale locale) {
        UUID id = typed.key().orElseThrow(() -> status(HttpStatus.BAD_REQUEST));
        ChangeForm form = typed.filled();
        if (changes.find(id).isPresent()) {
            return said(id, Verdict.ONCE_ONLY);
        }
        Optional<String> now = place.known().map(this::basis);
        List<String> wrong = judging.check().wrong(place.kind(), place.agency(), form);
        if (wrong.isEmpty() && now.isPresent() && !now.get().equals(form.seen())) {
            wrong = List.of(SEEN);
        }
        if (!wrong.isEmpty()) {
            return refused(place, form, wrong, Optional.empty(), locale);
        }
        What what = place.what(form);
        Optional<String> fault = changes.fault(what);
        if (fault.isPresent()) {
            return refused(place, form, List.of(), fault, locale);
        }
        Verdict verdict = changes.propose(current.required(), id, what, basis(what), form.reason());
        return said(
                verdict == Verdict.ALREADY_OPEN ? changes.openAbout(what).orElse(id) : id, verdict);
    }

    private ModelAndView refused(
            Place place,
            ChangeForm form,
            List<String> wrong,
            Optional<String> fault,
            Locale locale) {
        String seen = place.known().map(this::basis).orElse("");
        return page(
                place, form.filled(seen), wrong, fault, HttpStatus.UNPROCESSABLE_CONTENT, locale);
    }

    private ModelAndView page(
            Place place,
            ChangeForm form,
            List<String> wrong,
            Optional<String> fault,
            HttpStatus status,
            Locale locale) {
        ModelAndView page = new ModelAndView("console/operator/change-form");
        page.setStatus(status);
        page.addObject("kind", place.kind().word())
                .addObject("action", place.path())
                .addObject("form", form)
                .addObject("wrong", wrong)
                .addObject("fault", fault)
                .addObject("words", registry.vocabulary())
                .addObject("agency", place.agency().map(one -> one.id().value()))
                .addObject("name", place.agency().map(one -> ChangeViews.name(one, locale)))
                .addObject("subject", place.subject())
                .addObject("radius", place.agency().map(one -> judging.stakes().of(one.id())))
                .addObject("open", place.known().flatMap(changes::openAbout).map(UUID::toString));
        What what = place.known().orElseGet(() -> What.of(place.kind(), AgencyId.of("Z00")));
        page.addObject("lines", judging.views().facts(what, locale))
                .addObject("certificate", judging.views().certificate(what, locale))
                .addObject("left", judging.views().left(what))
                .addObject("signsIn", judging.views().signsIn(what));
        return page;
    }

    private Place place(String id, String word) {
        ChangeKind kind =
                ChangeKind.named(word)
                        .filter(one -> ChangeKind.OF_AGENCIES.contains(one))
                        .orElseThrow(() -> status(HttpStatus.NOT_FOUND));
        Agency agency =
                ChangeCheck.identifier(id)
                        .flatMap(directory::agency)
                        .orElseThrow(() -> status(HttpStatus.NOT_FOUND));
        return new Place(
                kind,
                Optional.of(kind == ChangeKind.END ? judging.later().last(agency) : agency),
                "");
    }

    private Place certificate(String fingerprint) {
        BoundCertificate found =
                directory.certificate(fingerprint).orElseThrow(() -> status(HttpStatus.NOT_FOUND));
        return new Place(ChangeKind.REVOKE, directory.agency(found.agency()), fingerprint);
    }

    private Place parked(long number) {
        ParkedDelivery one =
                judging.lot().find(number).orElseThrow(() -> status(HttpStatus.NOT_FOUND));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("message", one.message().toString());
        judging.archive()
                .find(one.message())
                .ifPresent(
                        it -> {
                            facts.put("type", it.type().value());
                            facts.put("sender", it.from().value());
                        });
        facts.put("parked", one.reason());
        facts.put("attempts", Integer.toString(one.attempts()));
        return new Place(ChangeKind.GIVE_UP, directory.agency(one.party()), "" + number, facts);
    }

    /** Where nothing could be changed like this there is no page. */
    private String basis(What what) {
        return changes.basis(what).orElseThrow(() -> status(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView said(UUID id, Verdict verdict) {
        return new ModelAndView("redirect:/van-hanh/thay-doi/" + id + "?ket-qua=" + verdict.word());
    }

    private static ResponseStatusException status(HttpStatus status) {
        return new ResponseStatusException(status);
    }
}
