package vn.liennganh.console.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.exchange.DueSpan;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.startup.HubClock;
import vn.liennganh.support.Visitor;

/** What is new for one person, told to that person alone. */
class BellTest {

    private static final String PAGE = "/toi/chuong";
    private static final String BANK = "X99.51.003";
    private static final Pattern UNTIL = Pattern.compile("name=\"den\" value=\"([0-9-]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void what_arrives_is_new_to_each_until_that_one_has_seen_or_opened_it() {
        UUID message = order();
        String link = "/hop-thu/" + message;
        Visitor officer = Visitor.of(hub, "officer@" + BANK);
        Visitor clerk = Visitor.of(hub, "clerk@" + BANK);
        Visitor head = Visitor.of(hub, "head@" + BANK);
        awaitFresh(officer, link);
        assertThat(counted(officer, "all")).isPositive();
        assertThat(counted(officer, "mailbox")).isPositive();
        assertThat(line(Visitor.of(hub, "officer@X99.51.002"), link)).isEmpty();

        assertThat(line(officer, link)).as("nobody has opened it").doesNotContain("case ");
        officer.get(link);
        assertThat(fresh(officer, link)).as("opened").isFalse();
        String number =
                Party.of(hub, BANK).hub().open(message).envelope().caseNumber().orElseThrow();
        await().atMost(PATIENCE).until(() -> line(officer, link).contains("case " + number));
        assertThat(fresh(clerk, link)).as("by somebody else").isTrue();

        seen(clerk);
        assertThat(line(clerk, link)).as("it stands there, and is not new").isNotEmpty();
        assertThat(fresh(clerk, link)).isFalse();
        assertThat(fresh(head, link)).isTrue();
        String later = "/hop-thu/" + order();
        awaitFresh(clerk, later);
        assertThat(fresh(clerk, link)).isFalse();
    }

    @Test
    void nobody_marks_as_seen_what_is_still_to_come() {
        Visitor integrator = Visitor.of(hub, "deputy@" + BANK);
        integrator.get(PAGE);
        assertThat(
                        integrator
                                .post(
                                        PAGE + "/da-xem",
                                        Map.of("den", "9".repeat(14) + "-1-" + "9".repeat(17)))
                                .status())
                .isEqualTo(302);
        awaitFresh(integrator, "/hop-thu/" + order());
        assertThat(integrator.post(PAGE + "/da-xem", Map.of("den", "now")).status()).isEqualTo(400);
    }

    @Test
    void a_duty_that_is_soon_due_is_news_once_its_letter_was_opened() {
        UUID message = order();
        Visitor officer = Visitor.of(hub, "officer@" + BANK);
        awaitFresh(officer, "/hop-thu/" + message);
        officer.get("/hop-thu/" + message);
        String duty =
                "/han/"
                        + hub.bean(Sight.class)
                                .duties(List.of(exchange(message)), AgencyId.of(BANK))
                                .get(0)
                                .id();
        assertThat(line(officer, duty)).contains("Due soon");
        String number =
                Party.of(hub, BANK).hub().open(message).envelope().caseNumber().orElseThrow();
        await().atMost(PATIENCE).until(() -> line(officer, duty).contains("case " + number));
        assertThat(fresh(officer, duty)).isTrue();
        seen(officer);
        assertThat(fresh(officer, duty)).isFalse();
    }

    @Test
    void of_what_is_soon_due_the_most_urgent_is_told_first() {
        UUID first = order();
        UUID second = order();
        Sight sight = hub.bean(Sight.class);
        AgencyId bank = AgencyId.of(BANK);
        Obligation earliest =
                sight.duties(List.of(exchange(first), exchange(second)), bank).stream()
                        .filter(duty -> duty.party().equals(bank))
                        .min(Comparator.comparing(Obligation::due))
                        .orElseThrow();
        Instant now = hub.bean(HubClock.class).instant();
        DueSpan soon = DueSpan.earliestFirst(now, now.plus(Duration.ofDays(400)));
        List<Obligation> told = sight.running(bank, soon, 1_000);
        assertThat(told)
                .isSortedAccordingTo(Comparator.comparing(Obligation::due))
                .contains(earliest)
                .hasSizeGreaterThan(1);
        assertThat(sight.running(bank, soon, 1)).containsExactly(told.get(0));
        assertThat(sight.running(bank, DueSpan.latestFirst(soon.from(), soon.until()), 1))
                .extracting(Obligation::due)
                .containsExactly(told.get(told.size() - 1).due());
    }

    @Test
    void an_answer_is_called_one() {
        Party office = Party.of(hub, "X99.11.001");
        Party bank = Party.of(hub, BANK);
        UUID asked = sent(office, office.opening("account-information.request", BANK));
        Draft reply =
                bank.answering("account-information.reply", bank.hub().open(asked).envelope());
        UUID answer = sent(bank, reply.withoutAttachments());
        Visitor officer = Visitor.of(hub, "officer@X99.11.001");
        await().atMost(PATIENCE)
                .until(() -> line(officer, "/hop-thu/" + answer).contains(">Answer<"));
    }

    @Test
    void police_hear_that_what_they_agreed_to_was_changed() {
        Party office = Party.of(hub, CoercionCase.OFFICE);
        Party police = Party.of(hub, CoercionCase.POLICE);
        CoercionCase operation =
                CoercionCase.consult(
                        office,
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", "2027-08-18T08:30:00+07:00"));
        operation.send(police, "consultation-reply", body -> {}, office.id().value());
        operation.again(
                CoercionCase.POLICE, body -> body.put("plannedAt", "2027-08-19T13:30:00+07:00"));
        await().atMost(PATIENCE)
                .until(() -> operation.consent(CoercionCase.POLICE).equals("reopened"));
        Visitor planner = Visitor.of(hub, "head@" + CoercionCase.POLICE);
        String link = "/lich-cuong-che/" + operation.exchange();
        await().atMost(PATIENCE).until(() -> line(planner, link).contains("Consent changed"));
        assertThat(counted(planner, "police")).isPositive();
    }

    @Test
    void who_is_to_seal_or_to_decide_hears_of_it_and_who_asked_does_not() {
        UUID message = order();
        Visitor head = Visitor.of(hub, "head@" + BANK);
        Visitor deputy = Visitor.of(hub, "deputy@" + BANK);
        head.get("/quan-tri");
        long before = proposals(deputy);
        long own = proposals(head);
        Visitor.Answer proposed =
                head.post(
                        "/quan-tri/de-xuat",
                        Map.of(
                                "way", "account",
                                "subject", "bell-" + message,
                                "name", "Bell",
                                "roles", "handler",
                                "reason", "bell"));
        assertThat(proposed.status()).isEqualTo(302);
        assertThat(proposals(deputy)).isEqualTo(before + 1);
        assertThat(counted(deputy, "members")).isPositive();
        assertThat(proposals(head)).as("to who proposed").isEqualTo(own);
        withdraw(head, "bell-" + message);
        assertThat(proposals(deputy)).isEqualTo(before);

        Visitor officer = Visitor.of(hub, "officer@" + BANK);
        awaitFresh(officer, "/hop-thu/" + message);
        officer.get("/hop-thu/" + message);
        String letter = officer.post("/hop-thu/" + message + "/tiep-nhan", Map.of()).location();
        assertThat(letter).startsWith("/cho-ky/");
        Visitor clerk = Visitor.of(hub, "clerk@" + BANK);
        assertThat(fresh(clerk, letter)).isTrue();
        assertThat(counted(clerk, "sign")).isPositive();
        assertThat(line(officer, letter)).isEmpty();
    }

    @Test
    void the_numbers_name_nobody_and_are_for_who_is_signed_in() {
        Visitor.Answer counts = Visitor.of(hub, "officer@" + BANK).get(PAGE + "/so");
        assertThat(counts.text()).contains("id=\"count-all\"").doesNotContain("X99.", "/hop-thu/");
        assertThat(Visitor.stranger(hub).get(PAGE + "/so").location()).isEqualTo("/dang-nhap");
        assertThat(Visitor.of(hub, "integrator@" + BANK).get(PAGE + "?lang=en").text())
                .contains("Nothing waits for you");
    }

    private static UUID order() {
        Party office = Party.of(hub, "X99.11.001");
        return sent(office, office.opening("account-freeze.order", BANK));
    }

    private static UUID sent(Party party, Draft draft) {
        return Statement.read(party.send(party.signed(draft)).statement())
                .orElseThrow()
                .messageId();
    }

    private static UUID exchange(UUID message) {
        return hub.bean(vn.liennganh.intake.MessageArchive.class)
                .find(message)
                .orElseThrow()
                .exchange();
    }

    /** The entry of the list that leads there; empty where there is none. */
    private static String line(Visitor visitor, String link) {
        return Stream.of(visitor.get(PAGE + "?lang=en").text().split("<li "))
                .filter(one -> one.contains("href=\"" + link + "\"") && one.contains("data-row"))
                .findFirst()
                .orElse("");
    }

    /** How many members the person is told to decide on. */
    private static long proposals(Visitor visitor) {
        return Stream.of(visitor.get(PAGE + "?lang=en").text().split("<li "))
                .filter(one -> one.contains("A proposed member"))
                .count();
    }

    /** Nobody else finds it in the room. */
    private static void withdraw(Visitor head, String subject) {
        String proposal =
                hub.bean(JdbcTemplate.class)
                        .queryForObject(
                                "SELECT id FROM console.appointment WHERE subject = ?",
                                String.class,
                                subject);
        assertThat(head.post("/quan-tri/de-xuat/" + proposal + "/bo", Map.of()).location())
                .contains("withdrawn");
    }

    private static boolean fresh(Visitor visitor, String link) {
        return line(visitor, link).contains("data-fresh");
    }

    private static void awaitFresh(Visitor visitor, String link) {
        await().atMost(PATIENCE).until(() -> fresh(visitor, link));
    }

    private static void seen(Visitor visitor) {
        Matcher until = UNTIL.matcher(visitor.get(PAGE).text());
        assertThat(until.find()).isTrue();
        visitor.post(PAGE + "/da-xem", Map.of("den", until.group(1)));
    }

    private static int counted(Visitor visitor, String part) {
        Matcher count =
                Pattern.compile("id=\"count-" + part + "\" data-count=\"(\\d+)\"")
                        .matcher(visitor.get(PAGE + "/so").text());
        return count.find() ? Integer.parseInt(count.group(1)) : -1;
    }
}
