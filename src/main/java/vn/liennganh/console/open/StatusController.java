package vn.liennganh.console.open;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.SealedHead;
import vn.liennganh.evidence.stamp.Timestamps;
import vn.liennganh.message.WireTime;

/** {@code GET /}: what is running, where to go next and, in the sandbox, what happened last. */
@Controller
class StatusController {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final HealthView health;
    private final Timeline timeline;
    private final Directory directory;
    private final EvidenceLog log;
    private final Timestamps timestamps;
    private final ParkingLot parkingLot;
    private final Clock clock;
    private final Place place;

    StatusController(
            HealthView health,
            Timeline timeline,
            Directory directory,
            EvidenceLog log,
            Timestamps timestamps,
            ParkingLot parkingLot,
            Clock clock,
            Place place) {
        this.health = health;
        this.timeline = timeline;
        this.directory = directory;
        this.log = log;
        this.timestamps = timestamps;
        this.parkingLot = parkingLot;
        this.clock = clock;
        this.place = place;
    }

    /** Where this hub stands. */
    @org.springframework.stereotype.Component
    record Place(
            @Value("${hub.gateway.public-url}") String publicUrl,
            @Value("${hub.sandbox.enabled:false}") boolean sandbox,
            @Value("${hub.data-dir:data}") String dataDir,
            @Value("${hub.identifier}") String identifier) {}

    /** One line of the table of parts: a part that nobody watches has no state. */
    public record Part(String key, Optional<Boolean> up, String detail) {}

    @GetMapping("/")
    @Page(Section.OPEN)
    String status(Model model) {
        model.addAttribute("sandbox", place.sandbox());
        model.addAttribute("identifier", place.identifier());
        model.addAttribute("hubUrl", place.publicUrl());
        model.addAttribute("dataDir", place.dataDir());
        model.addAttribute("now", CLOCK.format(clock.instant().atZone(WireTime.ZONE)));
        model.addAttribute("parts", parts());
        model.addAttribute("strips", place.sandbox() ? timeline.last() : List.of());
        return "console/open/status";
    }

    private List<Part> parts() {
        HealthView.Seen seen = health.look();
        SealedHead head = log.head();
        List<Agency> agencies = directory.agencies();
        long enrolled = agencies.stream().filter(it -> directory.enrolled(it.id())).count();
        int parked = parkingLot.parked().size();
        return List.of(
                new Part("database", seen.database(), "PostgreSQL"),
                new Part("broker", seen.broker(), "Artemis"),
                new Part("log-size", Optional.of(true), Long.toString(head.size())),
                new Part(
                        "log-head",
                        Optional.of(true),
                        head.size() == 0 ? "-" : Base64.getEncoder().encodeToString(head.root())),
                timestamps(),
                new Part("agencies", Optional.of(true), enrolled + " / " + agencies.size()),
                new Part("parked", Optional.of(true), Integer.toString(parked)));
    }

    /** When somebody else last said how old the log is at least. */
    private Part timestamps() {
        Timestamps.State state = timestamps.state();
        return new Part(
                "timestamps",
                state.on() ? Optional.of(state.failure().isEmpty()) : Optional.empty(),
                state.last().map(it -> CLOCK.format(it.atZone(WireTime.ZONE))).orElse("-"));
    }
}
