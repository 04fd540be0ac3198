package vn.liennganh.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** How people come in and go out, and what does not let anybody in. */
class SignInTest {

    private static final String BANK = "X99.51.001";
    private static final String OFFICER = "head@" + BANK;
    private static final String COOKIE = "__Host-lien-nganh";
    private static final String PROVIDER_PAGE = "/sandbox/oidc/dang-nhap";

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void a_user_of_the_file_comes_in_and_is_called_by_name() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        Visitor.Answer page = visitor.visit("/dang-nhap");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(BANK, "class=\"rail\"", "/dang-xuat");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_alike() {
        Visitor.Answer wrong = Visitor.stranger(hub).signIn("clerk@" + BANK, "nonsense");
        Visitor.Answer unknown = Visitor.stranger(hub).signIn("nobody@" + BANK, "nonsense");
        assertThat(wrong.at()).isEqualTo(unknown.at()).hasPath(PROVIDER_PAGE).hasQuery("loi");
        assertThat(wrong.status()).isEqualTo(unknown.status());
        assertThat(plain(wrong)).isEqualTo(plain(unknown)).contains("role=\"alert\"");
    }

    @Test
    void after_five_wrong_passwords_the_right_one_has_to_wait_too() {
        String user = "integrator@X99.51.002";
        for (int i = 0; i < 5; i++) {
            assertThat(Visitor.stranger(hub).signIn(user, "wrong " + i).at())
                    .hasPath(PROVIDER_PAGE);
        }
        Visitor.Answer right = Visitor.stranger(hub).signIn(user, Visitor.password(hub, user));
        assertThat(right.at()).hasPath(PROVIDER_PAGE).hasQuery("loi");
    }

    @Test
    void the_session_cookie_is_bound_to_this_host_and_hidden_from_scripts() {
        Visitor.Answer page = Visitor.stranger(hub).get("/dang-nhap/oidc/hub");
        assertThat(page.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith(COOKIE + "=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void signing_in_changes_the_session_so_that_one_put_under_somebody_is_worth_nothing() {
        Visitor victim = Visitor.stranger(hub);
        victim.visit("/dang-nhap/oidc/hub");
        String planted = victim.cookies().get(COOKIE);
        victim.signIn(OFFICER, Visitor.password(hub, OFFICER));
        assertThat(victim.cookies().get(COOKIE)).isNotEqualTo(planted);

        Visitor attacker = Visitor.stranger(hub);
        attacker.cookies().put(COOKIE, planted);
        assertThat(attacker.get("/quan-tri").location()).isEqualTo("/dang-nhap");
    }

    @Test
    void signing_out_ends_the_session_for_everybody_who_has_its_cookie() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        Visitor copy = Visitor.stranger(hub);
        copy.cookies().putAll(visitor.cookies());
        assertThat(copy.get("/dang-nhap").text()).contains("class=\"rail\"");

        visitor.post("/dang-xuat", Map.of());
        assertThat(copy.get("/dang-nhap").text()).doesNotContain("class=\"rail\"");
    }

    @Test
    void signing_out_leads_to_the_provider_which_forgets_the_person_and_sends_back() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        Visitor.Answer out = visitor.post("/dang-xuat", Map.of());
        String told = out.header("Refresh");
        String there = hub.url() + "/sandbox/oidc/logout?id_token_hint=";
        assertThat(told).startsWith("0; url=" + there);
        // A page, not a redirect: the policy lets a form lead to the hub alone.
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.text()).contains("href=\"" + there).doesNotContain("class=\"rail\"");

        String path = told.substring(("0; url=" + hub.url()).length());
        Visitor.Answer back = visitor.get(path);
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).isEqualTo("/dang-nhap?da-thoat");
        assertThat(visitor.follow(back).text()).doesNotContain("class=\"rail\"");
        assertThat(visitor.visit("/dang-nhap/oidc/hub").at()).hasPath(PROVIDER_PAGE);
        assertThat(visitor.get(path.replace("da-thoat", "khac")).status()).isEqualTo(400);
    }

    @Test
    void who_came_by_certificate_has_no_provider_to_leave() {
        Visitor holder = Visitor.holdingKeyOf(hub, BANK);
        holder.post("/dang-nhap/chung-thu", Map.of());
        assertThat(holder.post("/dang-xuat", Map.of()).location()).isEqualTo("/dang-nhap?da-thoat");
        holder.visit("/dang-nhap"); // another session, another token
        assertThat(holder.post("/dang-xuat/tiep", Map.of()).location())
                .as("nobody is led elsewhere from there")
                .isEqualTo("/dang-nhap?da-thoat");
    }

    @Test
    void signing_out_needs_the_page_s_own_button() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        assertThat(visitor.bare("/dang-xuat", Map.of()).status()).isEqualTo(403);
        visitor.get("/dang-xuat");
        assertThat(visitor.get("/dang-nhap").text()).contains("class=\"rail\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?continue=https://evil.invalid/",
                "?redirect=https://evil.invalid/",
                "?redirect_uri=https://evil.invalid/",
                "?target=//evil.invalid/"
            })
    void nothing_in_an_address_sends_somebody_away_after_sign_in(String query) {
        Visitor visitor = Visitor.stranger(hub);
        visitor.visit("/dang-nhap/oidc/hub" + query);
        URI last =
                visitor.follow(
                                visitor.post(
                                        PROVIDER_PAGE + query,
                                        Map.of(
                                                "username",
                                                OFFICER,
                                                "password",
                                                Visitor.password(hub, OFFICER))))
                        .at();
        assertThat(last.getAuthority()).isEqualTo(hub.url().getAuthority());
        assertThat(last.getPath()).doesNotStartWith("/sandbox");
    }

    @Test
    void the_provider_sends_nobody_to_an_address_that_is_not_the_hub_s() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        Visitor.Answer answer =
                visitor.get(
                        "/sandbox/oidc/authorize?response_type=code&client_id=lien-nganh-hub"
                                + "&scope=openid&state=x&code_challenge=x"
                                + "&code_challenge_method=S256"
                                + "&redirect_uri=https://evil.invalid/");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void the_page_that_somebody_wanted_is_the_first_after_sign_in() {
        Visitor visitor = Visitor.stranger(hub);
        assertThat(visitor.get("/quan-tri?q=abc").location()).isEqualTo("/dang-nhap");
        Visitor.Answer last = visitor.signIn(OFFICER, Visitor.password(hub, OFFICER));
        assertThat(last.at()).hasPath("/quan-tri");
    }

    @Test
    void an_official_s_certificate_signs_in_without_a_password() {
        Visitor holder = Visitor.holdingKeyOf(hub, BANK);
        assertThat(holder.get("/dang-nhap").text()).contains("/dang-nhap/chung-thu");
        String before = holder.cookies().get(COOKIE);
        assertThat(holder.post("/dang-nhap/chung-thu", Map.of()).location()).isEqualTo("/toi");
        assertThat(holder.cookies().get(COOKIE)).isNotEqualTo(before);
        assertThat(holder.visit("/dang-nhap").text()).contains("class=\"rail\"", BANK);
    }

    @Test
    void an_official_whose_certificate_is_revoked_is_out_at_the_next_click() {
        String agency = "X99.01.000"; // sends nothing in any test
        Visitor holder = Visitor.holdingKeyOf(hub, agency);
        holder.post("/dang-nhap/chung-thu", Map.of());
        assertThat(holder.visit("/dang-nhap").text()).contains("class=\"rail\"");
        hub.bean(Certificates.class)
                .revoke(Pem.readCertificate(hub.keys(agency).resolve("official.crt")), "lost");
        assertThat(holder.visit("/dang-nhap").text())
                .doesNotContain("class=\"rail\"", "/dang-nhap/chung-thu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/..;/dang-nhap/chung-thu", "/pki/..;x/dang-nhap/chung-thu"})
    void another_spelling_of_an_address_leads_around_no_token(String path) {
        Visitor holder = Visitor.holdingKeyOf(hub, BANK);
        assertThat(holder.bare(path, Map.of()).status()).isIn(400, 403, 404);
        assertThat(holder.visit("/dang-nhap").text()).doesNotContain("class=\"rail\"");
    }

    @Test
    void a_page_that_was_open_for_too_long_is_not_called_forbidden() {
        Visitor visitor = Visitor.of(hub, OFFICER);
        Visitor.Answer stale = visitor.bare("/toi/co-quan?lang=en", Map.of());
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.text()).contains("This page is out of date");
    }

    @Test
    void without_a_certificate_the_way_for_certificates_is_closed() {
        Visitor stranger = Visitor.stranger(hub);
        assertThat(stranger.get("/dang-nhap").text()).doesNotContain("/dang-nhap/chung-thu");
        assertThat(stranger.post("/dang-nhap/chung-thu", Map.of()).location())
                .isEqualTo("/dang-nhap?loi");
        assertThat(stranger.get("/quan-tri").location()).isEqualTo("/dang-nhap");
    }

    @Test
    void who_is_removed_from_the_members_is_out_at_the_next_click() {
        Members members = hub.bean(Members.class);
        String user = "head@X99.51.002";
        Visitor visitor = Visitor.of(hub, user);
        assertThat(visitor.get("/dang-nhap").text()).contains("class=\"rail\"");
        Member member =
                members.of(AgencyId.of("X99.51.002")).stream()
                        .filter(one -> one.subject().equals(user))
                        .findFirst()
                        .orElseThrow();
        end(member);
        assertThat(visitor.get("/dang-nhap").text()).doesNotContain("class=\"rail\"");
        assertThat(visitor.get("/quan-tri").status()).isIn(302, 403);
    }

    @Test
    void a_person_whom_no_agency_has_named_is_told_whom_to_ask() {
        Members members = hub.bean(Members.class);
        String user = "integrator@X99.52.001";
        Visitor visitor = Visitor.of(hub, user);
        members.of(AgencyId.of("X99.52.001")).stream()
                .filter(one -> one.subject().equals(user))
                .forEach(SignInTest::end);
        Visitor.Answer page = visitor.visit("/toi");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("/dang-xuat").doesNotContain("class=\"rail\"");
    }

    /** The hub is shared: whoever is sent away here comes back. */
    @AfterEach
    void everybody_is_a_member_again() {
        hub.bean(JdbcTemplate.class)
                .update("UPDATE console.member SET until = NULL"); // nobody's ends by itself there
    }

    private static void end(Member member) {
        assertThat(hub.bean(Members.class).end(member.id())).isTrue();
    }

    private static String plain(Visitor.Answer answer) {
        return answer.text().replaceAll("value=\"[^\"]*\"", "");
    }
}
