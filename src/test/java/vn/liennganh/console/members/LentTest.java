package vn.liennganh.console.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Who may sign for whom, as the heads of an agency find it. */
class LentTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final String PAGE = "/quan-tri/uy-quyen?lang=en";

    private static RunningHub hub;
    private static LocalDate today;
    private static Delegation recallable;

    @BeforeAll
    static void lend() {
        hub = RunningHub.shared();
        Directory directory = hub.bean(Directory.class);
        today = directory.today();
        Delegation known = directory.delegationsOf(OFFICE).get(0);
        Delegation.Parties parties =
                new Delegation.Parties(OFFICE, known.grantor(), known.delegate(), known.capacity());
        Delegations book = hub.bean(Delegations.class);
        Set<String> answers = Set.of("account-information.reply");
        book.record(Delegation.of(parties, answers, today, today, "UQ <today>"));
        book.record(
                Delegation.of(parties, answers, today.plusDays(3), today.plusDays(4), "UQ-coming"));
        Delegation ended =
                Delegation.of(parties, answers, today.minusDays(3), today.plusDays(4), "UQ-ended");
        book.record(ended);
        book.end(ended.id(), today.minusDays(1), "recalled");
        recallable =
                Delegation.of(
                        new Delegation.Parties(
                                OFFICE, known.grantor(), known.delegate(), known.capacity()),
                        Set.of("sandbox.pong"),
                        today,
                        today.plusDays(4),
                        "UQ-recallable");
        book.record(recallable);
    }

    @Test
    void each_delegation_stands_where_its_days_put_it() {
        String page = Visitor.of(hub, "head@X99.11.001").visit(PAGE).text();
        int now = page.indexOf("In force");
        int coming = page.indexOf("Not yet begun");
        int past = page.indexOf(">Past<");
        assertThat(now).isPositive();
        assertThat(coming).isGreaterThan(now);
        assertThat(past).isGreaterThan(coming);
        assertThat(page.indexOf("UQ &lt;today&gt;")).isBetween(now, coming);
        assertThat(page.indexOf("UQ-coming")).isBetween(coming, past);
        assertThat(page.indexOf("UQ-ended")).isGreaterThan(past);
        String lastDay = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(today.minusDays(1));
        assertThat(page).contains("\u2013 " + lastDay).doesNotContain("<today>");
    }

    @Test
    void another_agency_s_heads_see_nothing_of_it_and_others_no_page() {
        assertThat(Visitor.of(hub, "head@X99.11.002").visit(PAGE).text())
                .contains("Delegations are recorded by two heads")
                .doesNotContain("UQ-coming", "UQ-ended");
        assertThat(Visitor.of(hub, "officer@X99.11.001").get(PAGE).status()).isEqualTo(403);
    }

    @Test
    void a_head_ends_one_at_once_and_the_diary_says_who_and_why() {
        String path = "/quan-tri/uy-quyen/" + recallable.id() + "/ket-thuc";
        Map<String, String> why = Map.of("ly-do", "left the <office>");
        assertThat(Visitor.of(hub, "officer@X99.11.001").post(path, why).status()).isEqualTo(403);
        assertThat(Visitor.of(hub, "head@X99.11.002").post(path, why).status()).isEqualTo(404);
        Visitor head = Visitor.of(hub, "head@X99.11.001");
        assertThat(head.post(path, Map.of("ly-do", " ")).status()).isEqualTo(400);
        assertThat(signs()).as("nobody has ended it yet").isTrue();

        assertThat(head.post(path, why).location()).endsWith("?ket-qua=recalled");
        assertThat(signs()).isFalse();
        assertThat(head.visit(PAGE + "&ket-qua=recalled").text())
                .contains("The delegation is ended")
                .doesNotContain(path);
        assertThat(head.visit("/quan-tri/nhat-ky?lang=en").text())
                .contains("Ended a delegation", "(UQ-recallable)", "left the &lt;office&gt;");
    }

    private static boolean signs() {
        return hub.bean(Directory.class).delegations(recallable.delegate()).stream()
                .filter(one -> one.id().equals(recallable.id()))
                .anyMatch(one -> one.covers(new MessageType("sandbox.pong"), today));
    }
}
