package vn.liennganh.console.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.console.signin.Members;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A conversation is given to a colleague, and to nobody outside. */
class AssignmentTest {

    private static final String MINE = "/hop-thu?muc=cua-toi";

    private final RunningHub hub = RunningHub.shared();

    @Test
    void whoever_takes_care_of_it_finds_it_in_a_pile_of_its_own() {
        String message = sent("X99.51.002");
        Visitor head = Visitor.of(hub, "head@X99.51.002");
        Visitor officer = Visitor.of(hub, "officer@X99.51.002");
        String page = "/hop-thu/" + message;

        String me = member("officer@X99.51.002");
        assertThat(head.visit(page).text()).contains("/phu-trach");
        assertThat(head.post(page + "/phu-trach", Map.of("ai", me)).location()).isEqualTo(page);
        assertThat(officer.visit(MINE).text()).contains(page);
        assertThat(head.visit(MINE).text()).doesNotContain(page);
        assertThat(head.visit("/hop-thu?muc=dang&lang=en").text()).contains("assigned to");

        head.visit(page);
        assertThat(head.post(page + "/phu-trach", Map.of("ai", "")).status()).isEqualTo(302);
        assertThat(officer.visit(MINE).text()).doesNotContain(page);
    }

    @Test
    void nobody_of_another_agency_can_be_given_it_or_give_it() {
        String page = "/hop-thu/" + sent("X99.51.002");
        String stranger = member("officer@X99.11.001");
        Visitor bank = Visitor.of(hub, "officer@X99.51.002");
        bank.visit(page);

        assertThat(bank.post(page + "/phu-trach", Map.of("ai", stranger)).status()).isEqualTo(400);
        assertThat(
                        bank.post(page + "/phu-trach", Map.of("ai", UUID.randomUUID().toString()))
                                .status())
                .isEqualTo(400);
        Visitor other = Visitor.of(hub, "officer@X99.51.003");
        other.visit("/hop-thu");
        assertThat(other.post(page + "/phu-trach", Map.of("ai", stranger)).status()).isEqualTo(404);
    }

    private String sent(String to) {
        Party office = Party.of(hub, "X99.11.001");
        return Statement.read(
                        office.send(
                                        office.signed(
                                                office.opening("account-information.request", to)))
                                .statement())
                .orElseThrow()
                .messageId()
                .toString();
    }

    private String member(String user) {
        return hub
                .bean(Members.class)
                .of(AgencyId.of(user.substring(user.indexOf('@') + 1)))
                .stream()
                .filter(one -> one.subject().equals(user))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }
}
