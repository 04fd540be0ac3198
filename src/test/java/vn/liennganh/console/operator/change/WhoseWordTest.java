package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.operator.change.Proposing.fresh;
import static vn.liennganh.console.operator.change.Proposing.propose;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Whose word a proposal or a first certificate is, and that it is told once. */
class WhoseWordTest {

    private static final String ONE = "operator@X99.00.000";

    private static RunningHub hub;
    private static Visitor one;
    private static Visitor other;
    private static Proposing pages;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        one = Visitor.of(hub, ONE);
        other = Visitor.of(hub, "operator2@X99.00.000");
        pages = new Proposing(hub, one, other);
    }

    @Test
    void a_decision_on_a_first_certificate_is_told_to_the_log_once() {
        String id = fresh();
        approve(propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id)));
        Map<String, String> decided = Map.of(requested(id, 1), "true", requested(id, 2), "false");
        decided.forEach(
                (digest, granted) -> {
                    Map<String, String> word =
                            Map.of("agency", id, "sha256", digest, "granted", granted);
                    assertThat(one.post("/van-hanh/ghi-danh", word).location()).endsWith("=done");
                    assertThat(one.post("/van-hanh/ghi-danh", word).location()).endsWith("=gone");
                });
        Awaitility.await().until(() -> decisions(id).size() >= decided.size());
        String decider =
                hub.bean(Members.class).of(AgencyId.of("X99.00.000")).stream()
                        .filter(it -> it.subject().equals(ONE))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
        assertThat(decisions(id))
                .hasSize(decided.size())
                .allSatisfy(
                        change -> {
                            String digest = change.text("requestSha256").orElseThrow();
                            assertThat(change.record().path("granted").asBoolean())
                                    .isEqualTo(Boolean.parseBoolean(decided.get(digest)));
                            assertThat(change.text("decidedBy")).contains(decider);
                        });
    }

    /** A request that waits for a person, as it is kept where first certificates wait for one. */
    private static String requested(String agency, int number) {
        String digest = Sha256.of((agency + number).getBytes(StandardCharsets.UTF_8)).hex();
        JdbcClient.create(hub.bean(DataSource.class))
                .sql(
                        """
                INSERT INTO directory.enrolment_request
                       (agency, request_sha256, uses, requested_at)
                VALUES (:agency, :digest, '{SEAL,TLS}', now())
                """)
                .param("agency", agency)
                .param("digest", digest)
                .update();
        return digest;
    }

    private static List<RegistryStatement.Change> decisions(String agency) {
        return hub.bean(LogAudit.class).registryStatements().stream()
                .flatMap(it -> it.changes().stream())
                .filter(it -> it.text("kind").orElse("").equals("EnrolmentDecided"))
                .filter(it -> it.text("agency").orElse("").equals(agency))
                .toList();
    }

    @Test
    void who_proposed_it_withdraws_it_with_another_account_too() {
        String id = fresh();
        String added = propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id));
        Changes changes = hub.bean(Changes.class);
        ChangeProposal proposal = changes.find(key(added)).orElseThrow();
        Members members = hub.bean(Members.class);
        Member account = members.find(proposal.proposer()).orElseThrow();
        Member second =
                new Member(
                        UUID.randomUUID(),
                        "https://another.invalid",
                        id,
                        account.agency(),
                        " " + account.name().toUpperCase(Locale.ROOT),
                        Set.of(Role.OPERATOR),
                        members.today(),
                        Optional.empty());
        members.add(List.of(second));
        Person same =
                new Person(
                        second.id(),
                        second.name(),
                        second.agency(),
                        second.agency(),
                        "hub",
                        second.roles());
        assertThat(hub.bean(ChangeViews.class).of(proposal, same, Locale.ENGLISH).own()).isTrue();
        assertThat(hub.bean(ChangeViews.class).line(proposal, same, Locale.ENGLISH).own()).isTrue();
        // Proposed under a name of then: the pages ask as the decision does.
        ChangeProposal renamed =
                new ChangeProposal(
                        proposal.id(),
                        proposal.what(),
                        proposal.basis(),
                        proposal.reason(),
                        proposal.proposer(),
                        "Tên Của Hồi Ấy",
                        proposal.proposed(),
                        proposal.decision());
        assertThat(hub.bean(ChangeViews.class).of(renamed, same, Locale.ENGLISH).own()).isTrue();
        assertThat(hub.bean(ChangeViews.class).line(renamed, same, Locale.ENGLISH).own()).isTrue();
        assertThat(changes.approve(same, proposal, "").verdict()).isEqualTo(Verdict.OWN_PROPOSAL);
        assertThat(changes.drop(same, proposal, "nhầm")).isEqualTo(Verdict.WITHDRAWN);
        members.end(second.id());
        assertThat(one.get(added).text()).contains("Đã rút").doesNotContain("Không duyệt");
    }

    private static Map<String, String> bank(String id) {
        return pages.bank(id);
    }

    private static void approve(String proposal) {
        pages.approve(proposal);
    }

    private static UUID key(String proposal) {
        return UUID.fromString(proposal.substring(proposal.lastIndexOf('/') + 1));
    }
}
