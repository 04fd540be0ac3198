package vn.liennganh.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.delivery.gather.GatherBell;
import vn.liennganh.delivery.gather.Reference;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.Silence;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** What the accepting transaction notes, and what the route's steps make of it. */
class GatheringsTest {

    private static final String OFFICE = "X99.11.001";
    private static final String FIRST = "X99.51.001";
    private static final String SECOND = "X99.51.002";
    private static final String THIRD = "X99.51.003";

    private static final List<AgencyId> TOLD = new CopyOnWriteArrayList<>();
    private static final AtomicInteger RINGS = new AtomicInteger();
    private static IntakeHarness hub;
    private static Gatherings gatherings;
    private int others;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness(TestDatabase.fresh(), Map.of(), GatheringsTest::gathering);
        gatherings = hub.bean(Gatherings.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void gathering(AnnotationConfigApplicationContext context) {
        context.registerBean(GatheringListener.class, () -> TOLD::add);
        context.registerBean(GatherBell.class, () -> RINGS::incrementAndGet);
        context.scan("vn.liennganh.gathering");
    }

    @Test
    void that_several_were_asked_is_noted_and_nothing_to_look_at_yet() {
        UUID request = sent("group:banks");
        assertThat(noted(request)).isTrue();
        assertThat(references(request)).as("nobody has answered").isEmpty();
        int before = RINGS.get();
        reply(request, THIRD, true);
        await().until(() -> RINGS.get() > before);
        assertThat(references(request)).containsExactly(new Reference(request, 1));
    }

    @Test
    void answers_are_told_as_they_come_and_the_closing_once() {
        UUID request = asked();
        reply(request, FIRST, true);
        String reference = unlooked(request);
        assertThat(gatherings.look(reference)).isEqualTo("open");
        gatherings.close(reference);
        assertThat(TOLD).as("it does not close before its time").isEmpty();
        gatherings.partial(reference);
        assertThat(TOLD).containsExactly(AgencyId.of(OFFICE));
        assertThat(references(request)).isEmpty();

        refuse(request, SECOND);
        reference = unlooked(request);
        assertThat(gatherings.look(reference)).isEqualTo("by-count");
        assertThat(gatherings.closing(request)).isEmpty();
        gatherings.close(reference);
        assertThat(TOLD).hasSize(2);
        Closing closing = gatherings.closing(request).orElseThrow();
        assertThat(closing.how()).isEqualTo(Gathering.End.BY_COUNT);
        assertThat(counts(closing)).containsExactly(others + 1, 1, 0);
        assertThat(closing.at()).isEqualTo(hub.clock().instant());

        hub.clock().tick(Duration.ofHours(1));
        gatherings.close(reference);
        gatherings.partial(reference);
        assertThat(TOLD).as("placed twice, told once").hasSize(2);
        assertThat(gatherings.closing(request)).contains(closing);
        assertThat(gatherings.closed(AgencyId.of(OFFICE), Instant.EPOCH, 10)).contains(closing);
        assertThat(gatherings.closed(AgencyId.of(FIRST), Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void a_partial_answer_is_told_and_awaits_the_rest() {
        UUID request = asked();
        reply(request, FIRST, false);
        assertThat(gatherings.look(unlooked(request))).isEqualTo("open");
    }

    @Test
    void what_changes_while_somebody_looks_is_looked_at_again() {
        UUID request = asked();
        reply(request, FIRST, true);
        String first = unlooked(request);
        reply(request, SECOND, true);

        gatherings.partial(first);

        assertThat(references(request)).containsExactly(new Reference(request, others + 2));
    }

    @Test
    void silence_closes_by_the_clock_and_a_late_answer_does_not_undo_it() {
        UUID request = asked();
        reply(request, FIRST, true);
        gatherings.partial(unlooked(request));
        lapse(request, SECOND);
        String reference = unlooked(request);
        assertThat(gatherings.look(reference)).isEqualTo("by-clock");
        gatherings.close(reference);
        Closing closing = gatherings.closing(request).orElseThrow();
        assertThat(counts(closing)).containsExactly(others + 1, 0, 1);

        reply(request, SECOND, true);

        assertThat(references(request)).as("a closed one is not looked at").isEmpty();
        assertThat(gatherings.closing(request)).contains(closing);
        assertThat(
                        gatherings
                                .of(hub.bean(ExchangeBook.class).find(request).orElseThrow())
                                .get(0)
                                .count(Gathering.Standing.ANSWERED))
                .as("what is so now")
                .isEqualTo(others + 2);
    }

    @Test
    void one_recipient_is_no_gathering() {
        UUID request = sent(FIRST);
        reply(request, FIRST, true);
        assertThat(noted(request)).isFalse();
        assertThat(references(request)).isEmpty();
    }

    @Test
    void a_reference_that_was_dropped_is_still_to_be_carried_after_a_start() {
        UUID request = asked();
        reply(request, FIRST, true);
        reply(request, SECOND, true);

        restart();

        assertThat(gatherings.look(unlooked(request))).isEqualTo("by-count");
    }

    @Test
    void what_was_asked_before_there_were_rows_is_found_where_it_is_still_awaited() {
        UUID complete = asked();
        reply(complete, FIRST, true);
        reply(complete, SECOND, true);
        UUID awaited = asked();
        reply(awaited, FIRST, true);
        UUID single = sent(THIRD);
        hub.sql().sql("TRUNCATE gathering.gathering, gathering.made").update();

        restart();

        assertThat(
                        hub.sql()
                                .sql("SELECT request FROM gathering.gathering")
                                .query(UUID.class)
                                .list())
                .contains(awaited)
                .doesNotContain(complete, single);
        assertThat(references(awaited)).isEmpty();
        reply(awaited, SECOND, true);
        assertThat(gatherings.look(unlooked(awaited))).isEqualTo("by-count");
        assertThat(gatherings.closing(complete)).isEmpty();
    }

    private static void restart() {
        hub = hub.restarted(GatheringsTest::gathering);
        gatherings = hub.bean(Gatherings.class);
    }

    private static List<Reference> references(UUID request) {
        return gatherings.unlooked(1_000).stream()
                .filter(one -> one.request().equals(request))
                .toList();
    }

    private static String unlooked(UUID request) {
        List<Reference> found = references(request);
        assertThat(found).hasSize(1);
        return found.get(0).write();
    }

    private static boolean noted(UUID request) {
        return hub.sql()
                .sql("SELECT count(*) > 0 FROM gathering.gathering WHERE request = :request")
                .param("request", request)
                .query(Boolean.class)
                .single();
    }

    private static List<Integer> counts(Closing one) {
        return List.of(one.answered(), one.refused(), one.silent());
    }

    /** All banks, of which all but two have answered; that was looked at. */
    private UUID asked() {
        UUID request = sent("group:banks");
        List<AgencyId> all =
                hub.bean(ExchangeBook.class).find(request).orElseThrow().messages().get(0).to();
        List<AgencyId> rest = new ArrayList<>(all);
        rest.removeAll(List.of(AgencyId.of(FIRST), AgencyId.of(SECOND)));
        assertThat(rest).isNotEmpty().hasSize(all.size() - 2);
        rest.forEach(one -> reply(request, one.value(), true));
        others = rest.size();
        gatherings.partial(unlooked(request));
        TOLD.clear();
        return request;
    }

    private static UUID sent(String... to) {
        Letter letter = hub.letter("account-information.request", OFFICE, to);
        accept(letter.signed(), OFFICE);
        return letter.id();
    }

    private static void reply(UUID request, String bank, boolean complete) {
        accept(
                hub.letter("account-information.reply", bank, OFFICE)
                        .in(request, request)
                        .change(all -> ((ObjectNode) all.path("body")).put("complete", complete))
                        .sealed(),
                bank);
    }

    private static void refuse(UUID request, String bank) {
        accept(
                hub.letter("account-information.refusal", bank, OFFICE)
                        .in(request, request)
                        .sealed(),
                bank);
    }

    private static void accept(byte[] letter, String from) {
        assertThat(hub.intake().submit(letter, IntakeHarness.channel(from)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private static void lapse(UUID request, String bank) {
        Obligation duty =
                hub.bean(ExchangeBook.class).find(request).orElseThrow().obligations().stream()
                        .filter(one -> one.party().equals(AgencyId.of(bank)))
                        .findFirst()
                        .orElseThrow();
        hub.clock().tick(Duration.between(hub.clock().instant(), duty.due()));
        hub.intake().lapsed(List.of(new Silence(duty, true, duty.due(), List.of()))).join();
    }
}
