package vn.liennganh.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.Silence;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.StartKind;
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlay;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Tools;

/** What is done around a due instant, with real rules and rows; the door is played by the test. */
class DeadlineWatchTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Instant OPENED = Instant.parse("2026-11-23T02:30:00Z");
    private static final Instant DUE = OPENED.plus(Duration.ofHours(2));
    private static final AgencyId HUB = AgencyId.of("X99.00.000");
    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final AgencyId POLICE = AgencyId.of("X99.21.001");
    private static final AgencyId PROCURACY = AgencyId.of("X99.31.001");
    private static final AgencyId DEPARTMENT = AgencyId.of("X99.10.000");

    private final TimerRepository rows =
            new TimerRepository(new JdbcTemplate(TestDatabase.fresh()));
    private final Map<UUID, Obligation> owed = new ConcurrentHashMap<>();
    private final Map<UUID, JsonNode> sent = new ConcurrentHashMap<>();
    private final List<Silence> silences =
            java.util.Collections.synchronizedList(new ArrayList<>());
    private final List<UUID> submissions =
            java.util.Collections.synchronizedList(new ArrayList<>());
    private final Schedule schedule =
            new Schedule(
                    RULES,
                    new OfficeTargets(RULES.overlays(), (agency, day) -> member(agency)),
                    new Schedule.Above(
                            agency -> Optional.of(DEPARTMENT).filter(it -> agency.equals(OFFICE)),
                            duty -> List.of(PROCURACY),
                            (overlay, day) ->
                                    overlay.id().equals("four-sector-hoa-sen")
                                            ? List.of(OFFICE)
                                            : List.of()),
                    HUB);
    private final Timers timers = new Timers(rows, schedule);
    private volatile boolean doorShut;
    private DeadlineWatch watch = watch();

    @Test
    void each_notice_is_given_once_at_its_time_and_the_silence_attested() {
        Obligation duty = open(DUE);

        assertThat(watch.runDue(DUE.minus(Duration.ofMinutes(31)))).isZero();
        assertThat(sent).isEmpty();

        watch.runDue(DUE.minus(Duration.ofMinutes(30)));
        assertThat(notices())
                .containsExactlyInAnyOrder("due-soon X99.51.001", "due-soon X99.11.001");

        sent.clear();
        watch.runDue(DUE.minusSeconds(1));
        assertThat(sent).isEmpty();
        assertThat(silences).isEmpty();

        watch.runDue(DUE);
        assertThat(notices())
                .containsExactlyInAnyOrder(
                        "overdue X99.51.001", "overdue X99.11.001", "draft-reminder X99.11.001");
        assertThat(silences)
                .singleElement()
                .satisfies(
                        silence -> {
                            assertThat(silence.obligation().id()).isEqualTo(duty.id());
                            assertThat(silence.collected()).isFalse();
                        });
        assertThat(owed.get(duty.id()).status()).isEqualTo(Obligation.Status.OVERDUE);

        sent.clear();
        watch.runDue(DUE.plus(Duration.ofHours(24)));
        assertThat(notices()).containsExactly("raise-inside X99.10.000");
        assertThat(watch.runDue(DUE.plus(Duration.ofDays(400)))).isZero();
    }

    @Test
    void what_the_hub_sends_fits_the_schema_of_its_type() {
        open(DUE);
        watch.runDue(DUE.minus(Duration.ofMinutes(20)));
        watch.runDue(DUE.plus(Duration.ofDays(2)));

        assertThat(sent)
                .hasSize(6)
                .allSatisfy(
                        (id, message) -> {
                            MessageType type = new MessageType(message.get("type").asString());
                            JsonNode schema =
                                    RULES.schema(type, java.time.LocalDate.of(2026, 11, 23))
                                            .orElseThrow();
                            List<String> known =
                                    schema.get("properties").propertyNames().stream().toList();
                            assertThat(known).containsAll(message.get("body").propertyNames());
                            schema.get("required")
                                    .forEach(
                                            name ->
                                                    assertThat(
                                                                    message.get("body")
                                                                            .has(name.asString()))
                                                            .isTrue());
                            assertThat(id.version()).isEqualTo(8);
                            assertThat(id.variant()).isEqualTo(2);
                            assertThat(message.get("exchange")).isEqualTo(message.get("id"));
                            assertThat(message.get("from").asString()).isEqualTo(HUB.value());
                        });
    }

    @Test
    void a_clock_that_jumps_back_and_forth_gives_nothing_twice() {
        open(DUE);
        watch.runDue(DUE);
        int given = submissions.size();

        watch.runDue(DUE.minus(Duration.ofHours(1)));
        watch.runDue(DUE);
        watch.runDue(DUE.plusSeconds(1));

        assertThat(submissions).hasSize(given).doesNotHaveDuplicates();
        assertThat(silences).hasSize(1);
    }

    @Test
    void a_crash_between_sending_and_noting_sends_nothing_again() {
        Obligation duty = open(DUE);
        // The message is accepted, and the hub ends before it is noted.
        for (Notice notice : schedule.due(duty, DUE)) {
            sent.put(notice.id(), Json.MAPPER.readTree(new NoticeWriter(HUB).write(notice, DUE)));
        }

        watch = watch();
        watch.runDue(DUE);

        assertThat(submissions).isEmpty();
        assertThat(rows.given(List.of(duty.id()))).hasSize(3);
        assertThat(rows.take(DUE.plus(Duration.ofMinutes(2)), 10, DUE.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    void a_shut_door_loses_nothing() {
        open(DUE);
        doorShut = true;
        assertThatThrownBy(() -> watch.runDue(DUE)).isInstanceOf(IllegalStateException.class);
        assertThat(sent).isEmpty();

        doorShut = false;
        watch.runDue(DUE.plus(Duration.ofMinutes(2)));

        assertThat(notices())
                .containsExactlyInAnyOrder(
                        "overdue X99.51.001", "overdue X99.11.001", "draft-reminder X99.11.001");
    }

    @Test
    void a_duty_that_is_fulfilled_has_no_timer_any_more() {
        Obligation duty = open(DUE);

        change(copy(duty, DUE, Obligation.Status.FULFILLED));

        assertThat(watch.runDue(DUE.plus(Duration.ofDays(3)))).isZero();
        assertThat(sent).isEmpty();
        assertThat(silences).isEmpty();
    }

    @Test
    void a_duty_that_is_dated_anew_is_warned_of_anew_and_late_by_the_new_instant_only() {
        Obligation duty = open(DUE);
        watch.runDue(DUE.minus(Duration.ofMinutes(10)));
        assertThat(sent).hasSize(2);

        Instant later = DUE.plus(Duration.ofHours(5));
        change(copy(duty, later, Obligation.Status.OPEN));
        sent.clear();
        watch.runDue(DUE.plus(Duration.ofMinutes(1)));
        assertThat(sent).isEmpty();
        assertThat(silences).isEmpty();

        watch.runDue(later.minus(Duration.ofMinutes(30)));
        assertThat(notices())
                .containsExactlyInAnyOrder("due-soon X99.51.001", "due-soon X99.11.001");
    }

    @Test
    void what_is_due_at_once_goes_in_batches_over_two_hubs() {
        goesInBatches(3);
    }

    @Test
    @Tag(Tools.LONG)
    void and_so_do_twenty_thousand() {
        goesInBatches(20);
    }

    private void goesInBatches(int thousands) {
        for (int thousand = 0; thousand < thousands; thousand++) {
            List<BatchEvent> events = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Obligation duty = duty(DUE);
                owed.put(duty.id(), duty);
                events.add(new BatchEvent.Consigned(duty.cause(), BANK, OPENED, List.of(duty)));
            }
            timers.onBatch(events);
        }
        DeadlineWatch other = watch();

        CompletableFuture<Integer> there = CompletableFuture.supplyAsync(() -> other.runDue(DUE));
        int here = watch.runDue(DUE);

        // Each timer was fired by one of the two, and nothing was said twice.
        assertThat(here + there.join()).isEqualTo(thousands * 1_000);
        assertThat(silences).hasSize(thousands * 1_000);
        assertThat(submissions).hasSize(thousands * 3_000).doesNotHaveDuplicates();
    }

    @Test
    void timers_that_one_hub_has_taken_are_left_to_it_until_it_is_given_up() {
        open(DUE);
        Instant again = DUE.plus(Duration.ofMinutes(1));

        assertThat(rows.take(DUE, 10, again)).hasSize(1);
        assertThat(rows.take(DUE, 10, again)).isEmpty();
        assertThat(rows.take(again, 10, again.plusSeconds(60))).hasSize(1);
    }

    @Test
    void a_proposal_of_sanction_is_a_notice_of_its_own() {
        Obligation duty = open(DUE);
        JsonNode message =
                Json.MAPPER.readTree(
                        new NoticeWriter(HUB)
                                .write(
                                        Notice.of(duty, LapseAction.DRAFT_SANCTION, OFFICE, DUE),
                                        DUE));

        assertThat(message.get("type").asString())
                .isEqualTo("obligation-notice.sanction-proposal-draft");
        assertThat(message.get("body").get("draft").asString()).isNotBlank();
    }

    @Test
    void an_office_target_is_warned_of_before_the_law_is_and_its_passing_is_nothing() {
        Instant from = Instant.parse("2026-11-20T03:00:00Z");
        Instant legal = Instant.parse("2026-11-26T17:00:00Z");
        Instant target = Instant.parse("2026-11-25T17:00:00Z");
        change(consultation(from, legal));

        watch.runDue(target.minus(Duration.ofHours(12)).minusSeconds(1));
        assertThat(sent).isEmpty();
        watch.runDue(target.minus(Duration.ofHours(12)));
        assertThat(notices())
                .containsExactlyInAnyOrder("due-soon X99.21.001", "due-soon X99.11.001");
        assertThat(sent.values())
                .allSatisfy(
                        message -> {
                            JsonNode body = message.get("body");
                            assertThat(body.get("due").asString())
                                    .isEqualTo("2026-11-27T00:00:00+07:00");
                            assertThat(body.get("officeTarget").get("due").asString())
                                    .isEqualTo("2026-11-26T00:00:00+07:00");
                            assertThat(body.get("officeTarget").get("regulation").asString())
                                    .doesNotContain("\u0110i\u1ec1u")
                                    .contains("Hoa Sen");
                        });

        sent.clear();
        watch.runDue(target.plusSeconds(1));
        watch.runDue(legal.minus(Duration.ofHours(18)));
        assertThat(sent.values())
                .hasSize(2)
                .allSatisfy(
                        message -> assertThat(message.get("body").has("officeTarget")).isFalse());
        assertThat(silences).isEmpty();
    }

    @Test
    void a_review_that_is_due_is_said_once_to_whom_the_regulation_names() {
        watch.runDue(Instant.parse("2027-07-31T16:59:59Z"));
        assertThat(sent).isEmpty();

        watch.runDue(Instant.parse("2027-07-31T17:00:00Z"));
        assertThat(sent.values())
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.get("type").asString())
                                    .isEqualTo("obligation-notice.review-due");
                            assertThat(message.get("to").get(0).asString())
                                    .isEqualTo(OFFICE.value());
                            assertThat(message.get("body").get("due").asString())
                                    .isEqualTo("2027-08-01");
                        });

        watch = watch();
        watch.runDue(Instant.parse("2027-09-01T00:00:00Z"));
        assertThat(submissions).hasSize(1);
        watch.runDue(Instant.parse("2028-08-02T00:00:00Z"));
        assertThat(submissions).hasSize(2);
    }

    @Test
    void a_reminder_that_fails_stops_none_of_the_others_and_is_tried_again() {
        Review[] reviews =
                List.of(BANK, OFFICE, POLICE).stream()
                        .map(one -> Review.of(RULES.overlays().all().get(0), day(), one))
                        .toArray(Review[]::new);
        boolean[] broken = {true};
        Clock clock = Clock.fixed(DUE, ZoneOffset.UTC);
        Herald.Door door =
                new Herald.Door(
                        document -> {
                            String text = new String(document, StandardCharsets.UTF_8);
                            if (broken[0] && text.contains(reviews[1].id().toString())) {
                                throw new IllegalStateException("no seal");
                            }
                            return submit(document);
                        },
                        this::accepted);
        Herald herald = new Herald(door, new NoticeWriter(HUB), rows, clock, 1);
        assertThat(herald.remind(List.of(reviews))).isFalse();
        assertThat(submissions).containsExactly(reviews[0].id(), reviews[2].id());
        broken[0] = false;
        assertThat(herald.remind(List.of(reviews))).isTrue();
        assertThat(submissions).hasSize(3).contains(reviews[1].id());
        herald.close();
    }

    private static LocalDate day() {
        return LocalDate.parse("2027-08-01");
    }

    private static Optional<Overlay.Party> member(AgencyId agency) {
        String province = "T\u1ec9nh Hoa Sen";
        return Optional.of(
                agency.equals(POLICE)
                        ? new Overlay.Party("commune-police", "Sen Lam, " + province)
                        : agency.equals(OFFICE)
                                ? new Overlay.Party("enforcement-agency", province)
                                : new Overlay.Party("bank", "everywhere"));
    }

    private static Obligation consultation(Instant from, Instant due) {
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                POLICE,
                OFFICE,
                "coercion-security.consultation-reply",
                "coercion-security/1#consultation.consultation-reply",
                StartKind.RECEIPT,
                Optional.of(from),
                due,
                false,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(LapseAction.DUE_SOON),
                false,
                false,
                Optional.empty(),
                new Obligation.Reckoning(
                        from, TimeLimit.workingDays(3), false, List.of(), Optional.empty()));
    }

    private List<String> notices() {
        return sent.values().stream()
                .map(
                        message ->
                                message.get("body").get("notice").asString()
                                        + " "
                                        + message.get("to").get(0).asString())
                .toList();
    }

    private Obligation open(Instant due) {
        Obligation duty = duty(due);
        change(duty);
        return duty;
    }

    private void change(Obligation duty) {
        owed.put(duty.id(), duty);
        timers.onBatch(
                List.of(new BatchEvent.Consigned(duty.cause(), BANK, OPENED, List.of(duty))));
    }

    private static Obligation duty(Instant due) {
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                BANK,
                OFFICE,
                "account-freeze.freeze",
                "account-freeze/1#urgent-minutes.freeze",
                StartKind.RECEIPT,
                Optional.empty(),
                due,
                true,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(LapseAction.SILENCE),
                true,
                true,
                Optional.empty(),
                new Obligation.Reckoning(
                        due, TimeLimit.immediately(), false, List.of(), Optional.empty()));
    }

    private static Obligation copy(Obligation of, Instant due, Obligation.Status status) {
        return new Obligation(
                of.id(),
                of.exchange(),
                of.cause(),
                of.party(),
                of.owedTo(),
                of.owes(),
                of.rule(),
                of.start(),
                of.startedAt(),
                due,
                of.provisional(),
                status,
                of.fulfilledBy(),
                of.lapse(),
                of.policy(),
                of.immediately(),
                of.item(),
                of.reckoning());
    }

    private DeadlineWatch watch() {
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
                        ids ->
                                ids.stream()
                                        .map(owed::get)
                                        .filter(java.util.Objects::nonNull)
                                        .toList(),
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

    private Outcome submit(byte[] document) {
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

    private Set<UUID> accepted(Collection<UUID> ids) {
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
}
