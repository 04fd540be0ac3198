package vn.liennganh.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.Silence;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlay;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.support.TestDatabase;

/** A watch over duties with real rules and real rows, and a door that the test plays. */
final class WatchRig {

    static final RuleBook RULES = ConfiguredRules.BOOK;
    static final AgencyId HUB = AgencyId.of("X99.00.000");
    static final Instant OPENED = Instant.parse("2026-11-23T02:30:00Z");

    /** What its clock shows, and when a duty of these tests is due. */
    static final Instant DUE = OPENED.plus(Duration.ofHours(2));

    private static final AgencyId PROCURACY = AgencyId.of("X99.31.001");
    private static final AgencyId DEPARTMENT = AgencyId.of("X99.10.000");

    final TimerRepository rows = new TimerRepository(new JdbcTemplate(TestDatabase.fresh()));
    final Map<UUID, Obligation> owed = new ConcurrentHashMap<>();
    final Map<UUID, JsonNode> sent = new ConcurrentHashMap<>();
    final List<Silence> silences = Collections.synchronizedList(new ArrayList<>());

    /** Everything that came to the door, in its order. */
    final List<UUID> submissions = Collections.synchronizedList(new ArrayList<>());

    final Schedule schedule =
            new Schedule(
                    RULES,
                    new OfficeTargets(RULES.overlays(), (agency, day) -> member(agency)),
                    new Schedule.Above(
                            agency ->
                                    Optional.of(DEPARTMENT)
                                            .filter(it -> agency.equals(TestDuties.OFFICE)),
                            duty -> List.of(PROCURACY),
                            (overlay, day) ->
                                    overlay.id().equals("four-sector-hoa-sen")
                                            ? List.of(TestDuties.OFFICE)
                                            : List.of()),
                    HUB);
    final Timers timers = new Timers(rows, schedule);
    volatile boolean doorShut;

    /** What was under way when a timer fired, and is through before anybody's silence is told. */
    volatile Runnable underWay = () -> {};

    private DeadlineWatch watch = watch();

    int runDue(Instant now) {
        return watch.runDue(now);
    }

    /** The process ends without any goodbye, and another one looks at the same rows. */
    void restart() {
        watch = watch();
    }

    /** One more hub over the same rows. */
    DeadlineWatch watch() {
        WatchSettings settings =
                new WatchSettings(
                        Duration.ofSeconds(1),
                        500,
                        4,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(5),
                        new WatchSettings.Signs(Duration.ofMinutes(1), Duration.ofMinutes(3)));
        Clock clock = Clock.fixed(DUE, ZoneOffset.UTC);
        Herald.Door door = new Herald.Door(this::submit, this::accepted);
        return new DeadlineWatch(
                rows,
                new DeadlineWatch.Duties(
                        () -> underWay.run(),
                        ids -> ids.stream().map(owed::get).filter(Objects::nonNull).toList(),
                        this::lapse,
                        duty -> List.of()),
                schedule,
                new Herald(door, new NoticeWriter(HUB), rows, clock, settings.senders()),
                new BelievedTime(
                        clock::instant,
                        System::nanoTime,
                        settings.jumpMax(),
                        settings.jumpPatience()),
                patience -> true,
                settings);
    }

    /** A bank's duty to freeze, accepted. */
    Obligation open(Instant due) {
        Obligation duty = TestDuties.freeze(due);
        change(duty);
        return duty;
    }

    /** The duty is from now on as it stands here. */
    void change(Obligation duty) {
        owed.put(duty.id(), duty);
        timers.onBatch(List.of(consigned(duty)));
    }

    static BatchEvent consigned(Obligation duty) {
        return new BatchEvent.Consigned(duty.cause(), TestDuties.BANK, OPENED, List.of(duty));
    }

    /** What was sent, each as its kind and its recipient. */
    List<String> notices() {
        return sent.values().stream()
                .map(
                        message ->
                                message.get("body").get("notice").asString()
                                        + " "
                                        + message.get("to").get(0).asString())
                .toList();
    }

    Outcome submit(byte[] document) {
        if (doorShut) {
            return Outcome.Refused.unlogged(
                    Refusal.of(RefusalCode.UNAVAILABLE, "intake.unavailable"));
        }
        JsonNode message = Json.MAPPER.readTree(document);
        UUID id = UUID.fromString(message.get("id").asString());
        submissions.add(id);
        sent.put(id, message);
        return new Outcome.Checked(List.of(), List.of(), List.of());
    }

    Set<UUID> accepted(Collection<UUID> ids) {
        return ids.stream().filter(sent::containsKey).collect(Collectors.toSet());
    }

    private CompletableFuture<Void> lapse(List<Silence> all) {
        silences.addAll(all);
        all.forEach(
                silence ->
                        owed.computeIfPresent(
                                silence.obligation().id(), (id, duty) -> duty.overdue()));
        return CompletableFuture.completedFuture(null);
    }

    private static Optional<Overlay.Party> member(AgencyId agency) {
        String province = "T\u1ec9nh Hoa Sen";
        return Optional.of(
                agency.equals(TestDuties.POLICE)
                        ? new Overlay.Party("commune-police", "Sen Lam, " + province)
                        : agency.equals(TestDuties.OFFICE)
                                ? new Overlay.Party("enforcement-agency", province)
                                : new Overlay.Party("bank", "everywhere"));
    }
}
