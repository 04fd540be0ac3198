package vn.liennganh.console.integrator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.language.Words;

/** Why a message failed: what the agency's own system handed in, and what it heard. */
@Controller
class EventsPageController {

    private static final int SHOWN = 100;
    private static final int KEPT = 500;

    private final CurrentPerson current;
    private final Optional<HandedIn> events;
    private final String host;

    EventsPageController(
            CurrentPerson current,
            Optional<HandedIn> events,
            @Value("${hub.gateway.public-url}") String hub) {
        this.current = current;
        this.events = events;
        this.host = hub.replaceFirst("^https://", "");
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/nhat-ky")
    String list(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "chi-loi", defaultValue = "false") boolean refusedOnly,
            Model model) {
        List<HandedIn.Line> all =
                events.map(log -> log.newest(agency(), KEPT, w.locale())).orElse(List.of());
        List<HandedIn.Line> refused = all.stream().filter(HandedIn.Line::refused).toList();
        List<HandedIn.Line> lines = refusedOnly ? refused : all;
        model.addAttribute("kept", events.isPresent());
        model.addAttribute("refusedOnly", refusedOnly);
        model.addAttribute("all", all.size());
        model.addAttribute("refused", refused.size());
        model.addAttribute("lines", lines.stream().limit(SHOWN).toList());
        return "console/integrator/events";
    }

    /** One JSON object a line. */
    @Page(Section.INTEGRATOR)
    @GetMapping(path = "/nha-tich-hop/nhat-ky.ndjson", produces = "application/x-ndjson")
    ResponseEntity<String> export(@ModelAttribute(name = "w", binding = false) Words w) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-ndjson;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"events.ndjson\"")
                .body(
                        required().newest(agency(), KEPT, w.locale()).stream()
                                .map(Json.MAPPER::writeValueAsString)
                                .collect(Collectors.joining("\n", "", "\n")));
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/nhat-ky/{number}")
    String one(
            @ModelAttribute(name = "w", binding = false) Words w,
            @PathVariable long number,
            Model model) {
        model.addAttribute(
                "event",
                required()
                        .find(agency(), number, host, w.locale())
                        .orElseThrow(EventsPageController::unknown));
        return "console/integrator/event";
    }

    @Page(Section.INTEGRATOR)
    @GetMapping("/nha-tich-hop/nhat-ky/{number}/byte")
    ResponseEntity<byte[]> bytes(@PathVariable long number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"event-" + number + ".p7m\"")
                .body(
                        required()
                                .bytes(agency(), number)
                                .orElseThrow(EventsPageController::unknown));
    }

    private AgencyId agency() {
        return current.required().agency();
    }

    private HandedIn required() {
        return events.orElseThrow(EventsPageController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
