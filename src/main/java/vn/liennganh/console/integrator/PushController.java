package vn.liennganh.console.integrator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** What the hub pushes to the agency's own system, and what to do when that fails. */
@Controller
class PushController {

    private static final String HERE = "redirect:/nha-tich-hop/webhook";
    private static final int IDS_MAX = 1_000;

    private final CurrentPerson current;
    private final WebhookDesk desk;

    PushController(CurrentPerson current, WebhookDesk desk) {
        this.current = current;
        this.desk = desk;
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/webhook")
    String state(
            @RequestParam(name = "da-gui-lai") Optional<Integer> again,
            @RequestParam(name = "sai", defaultValue = "false") boolean wrong,
            Model model) {
        Optional<WebhookDesk.State> state = desk.state(agency());
        model.addAttribute("push", state);
        model.addAttribute(
                "secretSince", state.flatMap(WebhookDesk.State::secretSince).map(Times::second));
        model.addAttribute("goneAt", state.flatMap(WebhookDesk.State::goneAt).map(Times::second));
        model.addAttribute("again", again);
        model.addAttribute("wrong", wrong);
        return "console/integrator/push";
    }

    /** The secret waits in the session for the very next page, and for no other. */
    @Page(Section.INTEGRATOR)
    @PostMapping("/nha-tich-hop/webhook/bi-mat")
    String secret(RedirectAttributes next) {
        WebhookDesk.State state = required();
        if (state.form().soap()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("secret", desk.newSecret(agency()));
        return HERE;
    }

    @Page(Section.INTEGRATOR)
    @PostMapping("/nha-tich-hop/webhook/bat-lai")
    String enable() {
        required();
        desk.enable(agency());
        return HERE;
    }

    /** Messages by their ids, or all that was accepted in a stretch of time. */
    @Page(Section.INTEGRATOR)
    @PostMapping("/nha-tich-hop/webhook/gui-lai")
    String again(
            @RequestParam(defaultValue = "") String ids,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes next) {
        required();
        Map<String, List<String>> typed =
                Map.of("ids", List.of(ids), "from", List.of(from), "to", List.of(to));
        if (!ids.isBlank()) {
            return uuids(ids)
                    .map(all -> HERE + "?da-gui-lai=" + desk.again(agency(), all))
                    .orElseGet(() -> wrong(next, typed));
        }
        Optional<Instant> first = instant(from);
        Optional<Instant> last = instant(to);
        if (first.isEmpty() || last.isEmpty() || !first.get().isBefore(last.get())) {
            return wrong(next, typed);
        }
        return HERE + "?da-gui-lai=" + desk.again(agency(), first.get(), last.get());
    }

    private static String wrong(RedirectAttributes next, Map<String, List<String>> typed) {
        Typed.keep(next, "gui-lai", typed);
        return HERE + "?sai=true";
    }

    private static Optional<List<UUID>> uuids(String text) {
        List<UUID> all = new ArrayList<>();
        try {
            for (String word : text.trim().split("[\\s,;]+")) {
                all.add(UUID.fromString(word));
            }
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
        return all.size() > IDS_MAX ? Optional.empty() : Optional.of(all);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(WireTime.ZONE).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private AgencyId agency() {
        return current.required().agency();
    }

    private WebhookDesk.State required() {
        return desk.state(agency())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
