package vn.liennganh.console.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Who may sign for whom, as the heads of an agency find it. */
class LentTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final String PAGE = "/quan-tri/uy-quyen?lang=en";

    private static RunningHub hub;
    private static LocalDate today;

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
                .contains("This page only shows")
                .doesNotContain("UQ-coming", "UQ-ended");
        assertThat(Visitor.of(hub, "officer@X99.11.001").get(PAGE).status()).isEqualTo(403);
    }
}
