package vn.liennganh.console.live;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;

/** {@code /truc-tiep}: server-sent events that only say "look again". */
@Controller
class LiveController {

    /** A browser opens it again by itself; whoever was signed out is then refused. */
    private static final Duration OPEN = Duration.ofMinutes(10);

    /** Pages that were opened at the same moment are not opened again at the same moment. */
    private static final Duration LESS_MAX = Duration.ofMinutes(3);

    private final CurrentPerson current;
    private final Watchers watchers;

    LiveController(CurrentPerson current, Watchers watchers) {
        this.current = current;
        this.watchers = watchers;
    }

    @GetMapping(value = "/toi/truc-tiep", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Page(Section.OWN)
    SseEmitter live() {
        SseEmitter page = new SseEmitter(OPEN.toMillis() - less());
        watchers.add(current.required().acting(), page);
        return page;
    }

    private static long less() {
        return ThreadLocalRandom.current().nextLong(LESS_MAX.toMillis());
    }
}
