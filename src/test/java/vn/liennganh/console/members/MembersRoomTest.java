package vn.liennganh.console.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Two heads appoint, one head ends, and nobody does either for oneself. */
class MembersRoomTest {

    private static final String BANK = "X99.51.003";
    private static final String HEAD = "head@" + BANK;
    private static final String DEPUTY = "deputy@" + BANK;

    /** Somebody who can sign in and works elsewhere. */
    private static final String NEWCOMER = "integrator@X99.52.001";

    private static final Pattern PROPOSAL = Pattern.compile("/quan-tri/de-xuat/([0-9a-f-]{36})/bo");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    /** The hub is shared: nobody stays a member, and no proposal stays open. */
    @AfterEach
    void as_before() {
        JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
        jdbc.update("DELETE FROM console.appointment WHERE agency = ?", BANK);
        jdbc.update(
                "DELETE FROM console.member WHERE agency = ? AND subject NOT LIKE ?"
                        + " AND issuer <> 'certificate'",
                BANK,
                "%@" + BANK);
    }

    @Test
    void a_member_needs_the_word_of_two_heads() {
        Visitor head = Visitor.of(hub, HEAD);
        Visitor newcomer = Visitor.of(hub, NEWCOMER);
        assertThat(propose(head, NEWCOMER, "handler").location()).contains("proposed");
        String proposal = proposal(head);
        assertThat(newcomer.get("/dang-nhap").text()).doesNotContain(BANK);

        assertThat(approve(head, proposal).location()).contains("own-proposal");
        assertThat(newcomer.get("/dang-nhap").text()).doesNotContain(BANK);

        assertThat(approve(Visitor.of(hub, DEPUTY), proposal).location()).contains("approved");
        assertThat(newcomer.get("/dang-nhap").text()).contains(BANK);
        Member member = member(NEWCOMER);
        newcomer.post("/toi/co-quan", Map.of("membership", member.id().toString()));
        assertThat(newcomer.get("/quan-tri").status()).isEqualTo(403);
        assertThat(newcomer.get("/dang-nhap").text()).contains("<code>" + BANK + "</code>");
    }

    @Test
    void who_is_ended_is_out_at_the_next_click_and_may_be_appointed_again() {
        Visitor head = Visitor.of(hub, HEAD);
        Visitor deputy = Visitor.of(hub, DEPUTY);
        Visitor newcomer = Visitor.of(hub, NEWCOMER);
        propose(head, NEWCOMER, "head");
        approve(deputy, proposal(head));
        Member member = member(NEWCOMER);
        newcomer.post("/toi/co-quan", Map.of("membership", member.id().toString()));
        assertThat(newcomer.get("/quan-tri").status()).isEqualTo(200);

        String end = "/quan-tri/thanh-vien/" + member.id() + "/ket-thuc";
        assertThat(head.post(end, Map.of("reason", "moved")).location()).contains("ended");
        assertThat(newcomer.get("/quan-tri").status()).isEqualTo(403);
        assertThat(head.post(end, Map.of("reason", "again")).location()).contains("already-ended");

        propose(deputy, NEWCOMER, "clerk");
        approve(head, proposal(deputy));
        assertThat(member(NEWCOMER).id()).isEqualTo(member.id());
        assertThat(member(NEWCOMER).inForce(hub.bean(Members.class).today())).isTrue();
    }

    @Test
    void nobody_approves_rights_for_oneself_or_ends_the_own_membership() {
        Visitor head = Visitor.of(hub, HEAD);
        Visitor deputy = Visitor.of(hub, DEPUTY);
        propose(head, DEPUTY, "official");
        assertThat(approve(deputy, proposal(head)).location()).contains("own-appointment");
        String end = "/quan-tri/thanh-vien/" + member(HEAD).id() + "/ket-thuc";
        assertThat(head.post(end, Map.of("reason", "tired")).location()).contains("own-membership");
    }

    @Test
    void one_head_with_an_account_and_a_certificate_is_one_head() {
        Members members = hub.bean(Members.class);
        Member account = member(HEAD);
        Member second =
                new Member(
                        UUID.randomUUID(),
                        account.issuer(),
                        NEWCOMER,
                        account.agency(),
                        account.name(),
                        account.roles(),
                        account.since(),
                        account.until());
        members.appoint(second);
        Visitor head = Visitor.of(hub, HEAD);
        Visitor other = Visitor.of(hub, NEWCOMER);
        other.post("/toi/co-quan", Map.of("membership", second.id().toString()));
        propose(head, "somebody", "handler");
        assertThat(approve(other, proposal(head)).location()).contains("own-proposal");
    }

    @Test
    void a_proposal_can_be_withdrawn_or_declined_and_is_decided_once() {
        Visitor head = Visitor.of(hub, HEAD);
        Visitor deputy = Visitor.of(hub, DEPUTY);
        propose(head, "somebody", "handler");
        assertThat(propose(deputy, "somebody", "clerk").location()).contains("already-proposed");
        String proposal = proposal(head);
        assertThat(drop(head, proposal).location()).contains("withdrawn");
        assertThat(approve(deputy, proposal).status()).isEqualTo(404);

        propose(head, "somebody", "handler");
        assertThat(drop(deputy, proposal(head)).location()).contains("declined");
    }

    @Test
    void another_agency_s_heads_find_nothing_here() {
        Visitor head = Visitor.of(hub, HEAD);
        propose(head, "somebody", "handler");
        String proposal = proposal(head);
        Visitor stranger = Visitor.of(hub, "deputy@X99.51.002");
        assertThat(approve(stranger, proposal).status()).isEqualTo(404);
        assertThat(drop(stranger, proposal).status()).isEqualTo(404);
        String end = "/quan-tri/thanh-vien/" + member(HEAD).id() + "/ket-thuc";
        assertThat(stranger.post(end, Map.of("reason", "x")).status()).isEqualTo(404);
        assertThat(stranger.get("/quan-tri?thanh-vien=" + member(HEAD).id()).text())
                .doesNotContain(HEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "auditor", "", "emperor"})
    void a_bank_s_heads_make_nobody_what_they_cannot_give(String role) {
        Visitor.Answer answer = propose(Visitor.of(hub, HEAD), "somebody", role);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("href=\"#roles\"", "value=\"somebody\"");
    }

    @Test
    void a_certificate_has_to_be_one_of_an_own_official() {
        Visitor head = Visitor.of(hub, HEAD);
        String foreign =
                hub.bean(Members.class).of(AgencyId.of("X99.51.001")).stream()
                        .filter(one -> one.issuer().equals(Member.CERTIFICATE))
                        .findFirst()
                        .orElseThrow()
                        .subject();
        for (String fingerprint : new String[] {foreign, "0".repeat(64), "short"}) {
            Visitor.Answer answer =
                    head.post(
                            "/quan-tri/de-xuat",
                            Map.of(
                                    "name", "Somebody",
                                    "way", "certificate",
                                    "subject", fingerprint,
                                    "roles", "handler",
                                    "reason", "decision 1"));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("href=\"#subject\"");
        }
    }

    @Test
    void names_full_of_markup_are_shown_and_not_obeyed() {
        Visitor head = Visitor.of(hub, HEAD);
        String name = "\"><script>alert(1)</script> & <b onload=x>";
        head.post(
                "/quan-tri/de-xuat",
                Map.of("name", name, "subject", name, "roles", "handler", "reason", name));
        for (String page : new String[] {"/quan-tri", "/quan-tri/nhat-ky"}) {
            assertThat(head.get(page).text())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "<b onload");
        }
    }

    @Test
    void the_diary_says_who_did_what_and_cannot_be_altered() {
        Visitor head = Visitor.of(hub, HEAD);
        propose(head, "somebody-for-the-diary", "handler");
        drop(head, proposal(head));
        assertThat(Visitor.of(hub, DEPUTY).get("/quan-tri/nhat-ky?lang=en").text())
                .contains("somebody-for-the-diary", "Withdrew");
        JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
        for (String table : new String[] {"member_deed", "viewing"}) {
            for (String change : new String[] {"UPDATE %s SET by_name = 'x'", "DELETE FROM %s"}) {
                assertThatThrownBy(() -> jdbc.update(change.formatted("console." + table)))
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("never altered");
            }
        }
    }

    private static Visitor.Answer propose(Visitor head, String subject, String role) {
        return head.post(
                "/quan-tri/de-xuat",
                Map.of(
                        "name", "Somebody New",
                        "way", "account",
                        "subject", subject,
                        "roles", role,
                        "reason", "decision 12"));
    }

    private static String proposal(Visitor head) {
        Matcher found = PROPOSAL.matcher(head.get("/quan-tri").text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Visitor.Answer approve(Visitor head, String proposal) {
        return head.post("/quan-tri/de-xuat/" + proposal + "/duyet", Map.of());
    }

    private static Visitor.Answer drop(Visitor head, String proposal) {
        return head.post("/quan-tri/de-xuat/" + proposal + "/bo", Map.of());
    }

    private static Member member(String subject) {
        return hub.bean(Members.class).of(AgencyId.of(BANK)).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
