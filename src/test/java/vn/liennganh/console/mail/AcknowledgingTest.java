package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The button that acknowledges a letter is for those whose click is taken. */
class AcknowledgingTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.002");
    private static final String USER = "deputy@" + BANK;

    private final RunningHub hub = RunningHub.shared();
    private final Members members = hub.bean(Members.class);
    private Member member;

    @BeforeEach
    void find() {
        member =
                members.of(BANK).stream()
                        .filter(one -> one.subject().equals(USER))
                        .findFirst()
                        .orElseThrow();
    }

    /** The hub is shared: whoever had another role here has its own again. */
    @AfterEach
    void giveBack() {
        members.appoint(member);
    }

    @ParameterizedTest
    @CsvSource({"HANDLER, 302", "CLERK, 302", "OFFICIAL, 403", "HEAD, 403"})
    void the_page_offers_what_the_hub_would_take(Role role, int answer) {
        members.appoint(
                new Member(
                        member.id(),
                        member.issuer(),
                        member.subject(),
                        member.agency(),
                        member.name(),
                        Set.of(role),
                        member.since(),
                        member.until()));
        Party office = Party.of(hub, "X99.11.001");
        byte[] order = office.signed(office.opening("account-freeze.order", BANK.value()));
        UUID message = Statement.read(office.send(order).statement()).orElseThrow().messageId();
        Visitor visitor = Visitor.of(hub, USER);
        String path = "/hop-thu/" + message;
        Visitor.Answer page = visitor.visit(path);
        assertThat(page.status()).isEqualTo(200);
        boolean offered = page.text().contains(path + "/tiep-nhan\"");
        assertThat(offered).isEqualTo(answer == 302);
        assertThat(page.text().contains("data-key=\"a\"")).isEqualTo(offered);
        assertThat(visitor.post(path + "/tiep-nhan", Map.of()).status()).isEqualTo(answer);
    }
}
