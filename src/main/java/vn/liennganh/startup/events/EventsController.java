package vn.liennganh.startup.events;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Languages;

/**
 * What the caller's agency handed in: an agency sees its own events and nobody else's. Outside the
 * sandbox this class does not exist, and with it none of its addresses.
 */
@RestController
@RequestMapping("/sandbox/events")
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class EventsController {

    private static final int LIMIT_MAX = EventLog.KEPT;

    private final EventLog log;
    private final SignatureReport signatures;
    private final Channels channels;

    EventsController(EventLog log, SignatureReport signatures, Channels channels) {
        this.log = log;
        this.signatures = signatures;
        this.channels = channels;
    }

    /** Without {@code after} the newest first, with it those behind it, the oldest first. */
    @GetMapping
    EventWire.Page list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") String limit,
            HttpServletRequest request) {
        AgencyId agency = channels.require(request).agency();
        int size = (int) number(limit, "limit", LIMIT_MAX);
        List<Event> page =
                after == null
                        ? log.newest(agency, size)
                        : log.after(agency, number(after, "after", Long.MAX_VALUE), size);
        return EventWire.Page.of(page, Languages.of(request.getHeader("Accept-Language")));
    }

    @GetMapping("/{number}")
    EventWire.Whole one(@PathVariable String number, HttpServletRequest request) {
        Event event = find(number, request);
        String host = request.getServerName() + ":" + request.getServerPort();
        return EventWire.Whole.of(
                event,
                signatures.of(event),
                host,
                Languages.of(request.getHeader("Accept-Language")));
    }

    /** The very bytes as they came; nothing is there of what was larger than is kept. */
    @GetMapping(path = "/{number}/bytes", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] bytes(@PathVariable String number, HttpServletRequest request) {
        Event event = find(number, request);
        if (!event.kept()) {
            throw new ProblemException(Problem.notFound());
        }
        return event.bytes();
    }

    private Event find(String number, HttpServletRequest request) {
        AgencyId agency = channels.require(request).agency();
        return log.find(agency, number(number, "number", Long.MAX_VALUE))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static long number(String text, String name, long max) {
        try {
            long read = Long.parseLong(text);
            if (read >= 0 && read <= max) {
                return read;
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(Problem.badParameter(name));
    }
}
