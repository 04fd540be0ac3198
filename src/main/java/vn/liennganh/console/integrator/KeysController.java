package vn.liennganh.console.integrator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.operator.CertificateLine;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.limit.AgencyLimits;
import vn.liennganh.directory.limit.Limits;
import vn.liennganh.message.language.Words;

/** How the agency's own system is connected: in one page, and its keys in another. */
@Controller
class KeysController {

    private final CurrentPerson current;
    private final Connection connection;
    private final Optional<HandedIn> events;
    private final String hub;
    private final Clock machine;

    KeysController(
            CurrentPerson current,
            Connection connection,
            Optional<HandedIn> events,
            @Value("${hub.gateway.public-url}") String hub,
            @Qualifier("machineClock") Clock machine) {
        this.current = current;
        this.connection = connection;
        this.events = events;
        this.hub = hub;
        this.machine = machine;
    }

    /** What is known of a connection. */
    @org.springframework.stereotype.Component
    record Connection(
            Directory directory,
            Certificates certificates,
            Inbox inbox,
            WebhookDesk webhooks,
            AgencyLimits limits) {}

    /**
     * A certificate with what renews it.
     *
     * @param spent of its life, in percent
     */
    public record Key(CertificateLine line, long spent, List<String> renewal) {}

    /** One limit. */
    public record Bound(String word, long value) {}

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop")
    String overview(@ModelAttribute(name = "w", binding = false) Words w, Model model) {
        Person person = current.required();
        Agency agency = connection.directory().agency(person.agency()).orElseThrow();
        List<Key> keys = keys(person, w);
        model.addAttribute("agency", agency);
        model.addAttribute("enrolled", connection.directory().enrolled(agency.id()));
        model.addAttribute("keys", keys);
        model.addAttribute("nearest", keys.stream().filter(KeysController::usable).findFirst());
        model.addAttribute("count", connection.inbox().count(person.agency()));
        model.addAttribute("push", connection.webhooks().state(person.agency()));
        model.addAttribute("hub", hub);
        model.addAttribute(
                "refusals",
                events
                        .map(log -> log.newest(person.agency(), 500, w.locale()))
                        .orElse(List.of())
                        .stream()
                        .filter(HandedIn.Line::refused)
                        .limit(5)
                        .toList());
        model.addAttribute("kept", events.isPresent());
        return "console/integrator/overview";
    }

    private static boolean usable(Key key) {
        return key.line().state().equals("good") || key.line().state().equals("soon");
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/khoa")
    String keys(@ModelAttribute(name = "w", binding = false) Words w, Model model) {
        model.addAttribute("keys", keys(current.required(), w));
        return "console/integrator/keys";
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/gioi-han")
    String limits(Model model) {
        Limits limits = connection.limits().of(current.required().agency());
        model.addAttribute(
                "limits",
                limits.values().entrySet().stream()
                        .map(one -> new Bound(one.getKey().word(), one.getValue()))
                        .toList());
        return "console/integrator/limits";
    }

    private List<Key> keys(Person person, Words w) {
        Instant now = machine.instant();
        return connection.certificates().of(person.agency()).stream()
                .map(
                        one ->
                                new Key(
                                        CertificateLine.of(one, "", now),
                                        spent(one, now),
                                        one.revokedAt().isPresent()
                                                ? List.of()
                                                : Renewal.lines(one, hub)))
                .toList();
    }

    private static long spent(BoundCertificate one, Instant now) {
        long whole = Duration.between(one.notBefore(), one.notAfter()).toHours();
        long gone = Duration.between(one.notBefore(), now).toHours();
        return whole == 0 ? 100 : Math.max(0, Math.min(100, 100 * gone / whole));
    }
}
