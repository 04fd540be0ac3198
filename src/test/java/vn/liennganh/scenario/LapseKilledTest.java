package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.Tools;

/**
 * The hub dies between the steps of what it does by the clock alone, when nobody answers in time:
 * its timers taken, the silence written, committed, signed, the notices sent, noted, the timers
 * moved on. Started again it does the rest by itself: each silence is attested once, and each
 * notice given once, as where nothing was killed.
 */
@Tag(Tools.LONG)
class LapseKilledTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String ABOVE = "X99.10.000";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Whatever an order opens is late then, and every notice of it due. */
    private static final String LONG_AFTER = "P10D";

    private static final String TIMERS = "deadline.TimerRepository";
    private static final String LOG = "evidence.EvidenceLog";

    private static final List<CrashPoint> POINTS =
            List.of(
                    point("timers taken", "deadline.DeadlineWatch", "attestSilence", "AT ENTRY"),
                    point("silence written", "intake.Attestations", "lapse", "AT EXIT"),
                    lapsing("just before commit", "intake.Committer", "store", "AT EXIT"),
                    lapsing("committed, no head yet", LOG, "seal", "AT ENTRY"),
                    lapsing("head written, watch not told", LOG, "seal", "AT EXIT"),
                    point("no notice sent", "deadline.Herald", "give(java.util.List)", "AT ENTRY"),
                    point(
                            "notice accepted",
                            "deadline.Herald",
                            "submit(vn.liennganh.deadline.Notice)",
                            "AT EXIT"),
                    point("notices accepted, not noted", TIMERS, "give", "AT ENTRY"),
                    point("notices noted, timers not moved", TIMERS, "give", "AT EXIT"),
                    point("timers moved, not ended", TIMERS, "moveOn", "AT EXIT"));

    private final Ledger ledger = new Ledger();

    private static CrashPoint point(String name, String type, String method, String where) {
        return new CrashPoint(name, type, method, where, 1);
    }

    /** The first time it comes there with a silence. */
    private static CrashPoint lapsing(String name, String type, String method, String where) {
        return point(name, type, method, where).since("intake.Attestations", "lapse");
    }

    @Test
    void each_silence_is_attested_once_and_each_notice_given_once() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            List<String> usual = undisturbed(hub);
            for (CrashPoint point : POINTS) {
                dieOf(hub, point);
            }
            assertThat(ledger.accepted()).hasSizeGreaterThan(POINTS.size() / 2);

            // Nobody asks for it: whatever was cut off is done by the clock.
            hub.start();
            Party office = Party.of(hub, OFFICE);
            Said said = new Said();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                said.collect(hub);
                                for (UUID order : ledger.accepted()) {
                                    assertThat(said.of(office, order))
                                            .as("" + order)
                                            .isEqualTo(usual);
                                }
                            });
            ledger.honoured(office);
        }
    }

    /** What is said of an order that nobody answers, where nobody kills the hub. */
    private List<String> undisturbed(HubProcess hub) {
        hub.start();
        Party office = Party.of(hub, OFFICE);
        UUID order = order(office);
        advance(hub);
        Said said = new Said();
        said.collect(hub);
        List<String> usual = said.of(office, order);
        assertThat(usual)
                .contains(
                        "NonResponse " + BANK,
                        "execution-report overdue",
                        "execution-report overdue " + BANK,
                        "execution-report overdue " + OFFICE,
                        "execution-report draft-reminder " + OFFICE,
                        "execution-report raise-inside " + ABOVE,
                        "execution-report draft-sanction " + OFFICE)
                .doesNotHaveDuplicates();
        hub.kill();
        return usual;
    }

    /**
     * Started again, and one more silence begun. What an earlier death left behind may be taken up
     * as soon as the hub is there: then it dies before it is asked for anything.
     */
    private void dieOf(HubProcess hub, CrashPoint point) throws IOException {
        try {
            hub.start(point.argument());
            order(Party.of(hub, OFFICE));
            advance(hub);
        } catch (IllegalStateException | UncheckedIOException died) {
            // As it should.
        }
        assertThat(hub.awaitEnd(PATIENCE)).as("the kill came: " + point.name()).isTrue();
    }

    /** A debt of its own each time. */
    private UUID order(Party office) {
        Draft draft = office.opening("account-freeze.order", BANK);
        draft.caseNumber("killed-" + UUID.randomUUID());
        draft.body().withObject("/decision").put("number", "QD-" + UUID.randomUUID());
        ledger.send(office, office.signed(draft));
        return UUID.fromString(draft.field("id").asString());
    }

    private static void advance(HubProcess hub) {
        Party.of(hub, OFFICE)
                .call(
                        "/sandbox/clock",
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"advance\": \"" + LONG_AFTER + "\"}")));
    }

    /** What the hub said of each duty: in its list, as evidence, and to whom. */
    private static final class Said {

        /** By the duty. */
        private final Map<String, List<String>> notices = new HashMap<>();

        private final Set<UUID> seen = new HashSet<>();

        /** Reads what lies in the inboxes and was not read yet; nothing is taken off. */
        void collect(HubProcess hub) {
            for (String agency : List.of(OFFICE, BANK, ABOVE)) {
                Party party = Party.of(hub, agency);
                List<InboxItem> page = party.page(Duration.ZERO).items();
                assertThat(page).extracting(InboxItem::id).doesNotHaveDuplicates();
                for (InboxItem item : page) {
                    if (item.type().startsWith("obligation-notice.") && seen.add(item.id())) {
                        JsonNode body = party.open(item).envelope().body();
                        notices.computeIfAbsent(text(body, "obligation"), it -> new ArrayList<>())
                                .add(
                                        owes(text(body, "owes"))
                                                + " "
                                                + text(body, "notice")
                                                + " "
                                                + agency);
                    }
                }
            }
        }

        /** In the order of words, each as often as it was said. */
        List<String> of(Party office, UUID order) {
            List<Duty> duties = office.hub().dutiesOf(order);
            Stream<String> listed = duties.stream().map(it -> owes(it.owes()) + " " + it.status());
            Stream<String> told =
                    duties.stream()
                            .map(it -> text(it.document(), "id"))
                            .flatMap(it -> notices.getOrDefault(it, List.of()).stream());
            Stream<String> attested =
                    office.hub().evidence(order).stream()
                            .map(Receipt::statement)
                            .flatMap(bytes -> Statement.read(bytes).stream())
                            .filter(one -> one.kind() == StatementKind.NON_RESPONSE)
                            .map(one -> one.kind().wireName() + " " + one.party().orElseThrow());
            return Stream.of(listed, told, attested).flatMap(it -> it).sorted().toList();
        }

        private static String text(JsonNode json, String field) {
            return json.path(field).asString();
        }

        /** Without the procedure. */
        private static String owes(String type) {
            return type.substring(type.indexOf('.') + 1);
        }
    }
}
