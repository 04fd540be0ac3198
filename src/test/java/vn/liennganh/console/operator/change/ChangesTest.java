package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.console.operator.change.Proposing.code;
import static vn.liennganh.console.operator.change.Proposing.form;
import static vn.liennganh.console.operator.change.Proposing.fresh;
import static vn.liennganh.console.operator.change.Proposing.propose;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.SaidLines;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Two operators change who takes part, through the pages of a running hub. */
class ChangesTest {

    private static final String ONE = "operator@X99.00.000";
    private static final String OTHER = "operator2@X99.00.000";

    private static RunningHub hub;
    private static Visitor one;
    private static Visitor other;
    private static Proposing pages;

    @TempDir Path dir;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        one = Visitor.of(hub, ONE);
        other = Visitor.of(hub, OTHER);
        pages = new Proposing(hub, one, other);
    }

    @Test
    void an_agency_is_added_invited_and_ended_by_two_and_nobody_alone() {
        String id = fresh();
        AgencyId agency = AgencyId.of(id);
        String added = propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id));
        assertThat(one.get(added).text()).contains(id, "Ngân hàng Thử");

        // The same operator, whatever way it tries.
        Answer alone = one.post(added + "/duyet", Map.of());
        assertThat(alone.status()).isEqualTo(409);
        assertThat(directory().agency(agency)).isEmpty();

        assertThat(other.post(added + "/duyet", Map.of()).location()).contains("approved");
        assertThat(directory().agency(agency)).isPresent();
        assertThat(directory().group("banks").orElseThrow()).contains(agency);
        assertThat(other.post(added + "/duyet", Map.of()).status()).isEqualTo(409);
        assertThat(one.get("/van-hanh/doi-tac/" + id).status()).isEqualTo(200);

        String end = propose(other, "/van-hanh/doi-tac/" + id + "/thay-doi/end", lastDay());
        assertThat(one.post(end + "/duyet", Map.of("reason", "dung")).location())
                .contains("approved");
        assertThat(directory().agency(agency).orElseThrow().validTo())
                .contains(directory().today());
        assertThat(one.get("/van-hanh/thay-doi?co-quan=" + id).text())
                .contains("Thêm cơ quan", "Kết thúc cơ quan");
        logged("AgencyAmended", id, 2);
    }

    @Test
    void what_is_refused_or_withdrawn_stays_readable_and_changes_nothing() {
        String refused = fresh();
        SaidLines said = SaidLines.of(Changes.class);
        String first = propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(refused));
        assertThat(other.post(first + "/bo", Map.of("reason", "thiếu công văn")).location())
                .contains("refused");
        assertThat(other.post(first + "/duyet", Map.of()).status()).isEqualTo(409);
        String page = one.get(first).text();
        assertThat(page).contains("Không duyệt", "thiếu công văn").doesNotContain("/duyet\"");
        assertThat(directory().agency(AgencyId.of(refused))).isEmpty();

        String withdrawn = propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(refused));
        assertThat(one.post(withdrawn + "/bo", Map.of("reason", "nhầm")).location())
                .contains("withdrawn");
        assertThat(one.get("/van-hanh/thay-doi?co-quan=" + refused).text())
                .contains("Không duyệt", "Đã rút");
        assertThat(directory().agency(AgencyId.of(refused))).isEmpty();
        said.close();
        assertThat(said.with(refused))
                .extracting(line -> line.substring(0, line.indexOf(" agency=")))
                .containsExactly(
                        "change proposed kind=add",
                        "change refused kind=add",
                        "change already-decided kind=add",
                        "change proposed kind=add",
                        "change withdrawn kind=add");
    }

    @Test
    void the_same_form_twice_is_one_proposal_and_a_second_about_the_same_waits() {
        String id = fresh();
        Map<String, String> form = form(one, "/van-hanh/thay-doi/co-quan-moi", bank(id));
        String path = "/van-hanh/thay-doi/co-quan-moi";
        String first = one.post(path, form).location();
        assertThat(first).contains("proposed");
        assertThat(one.post(path, form).location())
                .isEqualTo(first.replace("proposed", "once-only"));
        Map<String, String> again = form(other, path, bank(id));
        assertThat(other.post(path, again).location())
                .isEqualTo(first.replace("proposed", "already-open"));
        assertThat(one.get("/van-hanh/thay-doi/" + again.get("id")).status()).isEqualTo(404);
        one.post(first.split("\\?")[0] + "/bo", Map.of("reason", "xong"));
    }

    @Test
    void a_proposal_upon_another_state_is_not_approved() {
        String id = fresh();
        approve(propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id)));
        String reach = "/van-hanh/doi-tac/" + id + "/thay-doi/reach";
        Map<String, String> late = form(one, reach, contact("a@b.invalid"));
        String change = propose(one, reach, contact("c@d.invalid"));

        // Certificates of the agency are no part of its entry, so an invitation stays possible.
        String invite = propose(one, "/van-hanh/doi-tac/" + id + "/thay-doi/invite", why());
        pages.enrol(id, code(other.post(invite + "/duyet", Map.of())));
        String second = propose(one, "/van-hanh/doi-tac/" + id + "/thay-doi/invite", why());
        String fingerprint = hub.bean(Certificates.class).of(AgencyId.of(id)).get(0).fingerprint();
        String revoke = "/van-hanh/chung-thu/" + fingerprint + "/thu-hoi";
        approve(propose(one, revoke, why()));
        assertThat(other.get(second).text()).doesNotContain("/duyet\"");
        assertThat(other.post(second + "/duyet", Map.of()).status()).isEqualTo(409);
        assertThat(hub.bean(Changes.class).find(key(second)).orElseThrow().open()).isTrue();
        one.post(second + "/bo", Map.of("reason", "cu"));

        approve(change);
        assertThat(directory().agency(AgencyId.of(id)).orElseThrow().contacts())
                .containsEntry("email", "c@d.invalid");
        Answer stale = one.post(reach, late);
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text()).contains("Tình trạng đã khác");
        assertThat(one.get(revoke).status()).isEqualTo(404);
    }

    @Test
    void an_invitation_is_shown_once_and_enrols_and_a_revocation_cuts_at_once() {
        String id = fresh();
        approve(propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id)));
        String invite = propose(one, "/van-hanh/doi-tac/" + id + "/thay-doi/invite", why());
        Answer shown = other.post(invite + "/duyet", Map.of());
        String code = code(shown);
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(other.get(invite).text()).doesNotContain(code);
        assertThat(one.get(invite).text()).doesNotContain(code);
        logged("AgencyInvited", id, 1);

        AgencyKeys keys = pages.enrol(id, code);
        Partner bank = pages.partner(keys, dir);
        bank.send(bank.sample("sandbox.ping").to(List.of("X99.52.001")));

        String fingerprint = hub.bean(Certificates.class).of(AgencyId.of(id)).get(0).fingerprint();
        String path = "/van-hanh/chung-thu/" + fingerprint + "/thu-hoi";
        assertThat(one.get(path).text()).contains("không còn chứng thư nào khác");
        approve(propose(one, path, why()));
        assertThatThrownBy(bank::whoami).isInstanceOf(RuntimeException.class);
        logged("CertificateRevoked", fingerprint, 1);

        // Whoever audits the register reads each kind of change in words.
        assertThat(Visitor.of(hub, "auditor@X99.00.000").get("/thanh-tra/so-dang-ky").text())
                .contains("Thay đổi thông tin cơ quan", "Cấp mã ghi danh")
                .doesNotContain("audit.change.");
    }

    @ParameterizedTest
    @CsvSource({
        "identifier,abc",
        "identifier,X99.51.001",
        "identifier,G22.12",
        "kind,hub",
        "kind,no-such",
        "vi,''",
        "parent,X99.99.999",
        "from,2020-01-01",
        "channel,pigeon",
        "email,nobody",
        "reason,''"
    })
    void what_cannot_be_registered_comes_back_with_what_was_typed(String field, String value) {
        Map<String, String> wrong = new HashMap<>(bank(fresh()));
        wrong.put(field, value);
        String path = "/van-hanh/thay-doi/co-quan-moi";
        Answer answer = one.post(path, form(one, path, wrong));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("error-summary", "#" + field, "Thử Nghiệm Place");
    }

    @Test
    void nobody_ends_what_others_would_be_sent_to_or_the_hub_itself() {
        String path = "/van-hanh/doi-tac/X99.51.001/thay-doi/end";
        Map<String, String> gap = new HashMap<>(lastDay());
        gap.put("successor", "X99.51.001");
        assertThat(one.post(path, form(one, path, gap)).status()).isEqualTo(422);
        assertThat(one.get("/van-hanh/doi-tac/X99.00.000/thay-doi/end").status()).isEqualTo(404);
        assertThat(one.get("/van-hanh/doi-tac/X99.51.001/thay-doi/revoke").status()).isEqualTo(404);
        assertThat(one.get("/van-hanh/doi-tac/X99.51.001/thay-doi/add").status()).isEqualTo(404);
    }

    @Test
    void who_runs_nothing_changes_nothing() {
        String id = fresh();
        String added = propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id));
        for (String user : List.of("head@X99.51.001", "auditor@X99.00.000")) {
            Visitor stranger = Visitor.of(hub, user);
            assertThat(stranger.get(added).status()).isEqualTo(403);
            assertThat(stranger.post(added + "/duyet", Map.of()).status()).isEqualTo(403);
        }
        assertThat(other.bare(added + "/duyet", Map.of()).status()).isEqualTo(403);
        assertThat(directory().agency(AgencyId.of(id))).isEmpty();
        one.post(added + "/bo", Map.of("reason", "xong"));
    }

    private static Directory directory() {
        return hub.bean(Directory.class);
    }

    private static Map<String, String> bank(String id) {
        return pages.bank(id);
    }

    private static Map<String, String> lastDay() {
        return Map.of("to", directory().today().toString(), "reason", "Quyết định 5");
    }

    private static Map<String, String> contact(String email) {
        return Map.of("channel", "rest-inbox", "sends", "event", "email", email, "reason", "đổi");
    }

    private static Map<String, String> why() {
        return pages.why();
    }

    private static void approve(String proposal) {
        pages.approve(proposal);
    }

    private static UUID key(String proposal) {
        return UUID.fromString(proposal.substring(proposal.lastIndexOf('/') + 1));
    }

    /** The log tells of it, with both people and without a word of the reason. */
    private static void logged(String kind, String about, int times) {
        Awaitility.await()
                .until(
                        () ->
                                hub.bean(LogAudit.class).registryStatements().stream()
                                                .flatMap(it -> it.changes().stream())
                                                .filter(
                                                        it ->
                                                                it.text("kind")
                                                                        .orElse("")
                                                                        .equals(kind))
                                                .map(it -> it.record().toString())
                                                .filter(it -> it.contains(about))
                                                .filter(it -> it.contains("\"approvedBy\""))
                                                .filter(it -> !it.contains("12/2026"))
                                                .count()
                                        == times);
    }
}
