package vn.liennganh.console.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Two heads of an agency record who may sign in whose place. */
class LendTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final String PAGE = "/quan-tri/uy-quyen";
    private static final String PROPOSE = PAGE + "/de-xuat";
    private static final MessageType REPLY = new MessageType("account-information.reply");

    private final RunningHub hub = RunningHub.shared();
    private final Visitor head = Visitor.of(hub, "head@" + OFFICE);
    private final Visitor deputy = Visitor.of(hub, "deputy@" + OFFICE);
    private final Directory directory = hub.bean(Directory.class);
    private final LocalDate today = directory.today();
    private final String document = "UQ-" + UUID.randomUUID();

    @Test
    void one_head_proposes_and_another_one_lets_it_count() {
        assertThat(head.post(PROPOSE, form()).location()).endsWith("=lending");
        assertThat(head.post(PROPOSE, form()).location()).endsWith("=already-proposed");
        String lending = waiting();
        assertThat(deputy.visit("/toi/chuong?lang=en").text())
                .contains("A delegation waits for a second head");
        assertThat(head.post(lending + "/duyet", Map.of()).location()).endsWith("=own-proposal");
        assertThat(signs()).isFalse();

        Answer stranger = Visitor.of(hub, "head@X99.11.002").post(lending + "/duyet", Map.of());
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(deputy.post(lending + "/duyet", Map.of()).location()).endsWith("=lent");
        assertThat(signs()).isTrue();
        assertThat(deputy.post(lending + "/duyet", Map.of()).status()).isEqualTo(404);
        assertThat(head.post(PROPOSE, form()).location()).endsWith("=already-lent");
        assertThat(head.visit(PAGE + "?ket-qua=lent&lang=en").text())
                .contains("The delegation is recorded", document);
        assertThat(head.visit("/quan-tri/nhat-ky?lang=en").text())
                .contains("Proposed a delegation", "Recorded a delegation", document);
        Awaitility.await()
                .until(
                        () ->
                                hub.bean(LogAudit.class).registryStatements().stream()
                                        .flatMap(it -> it.changes().stream())
                                        .map(it -> it.record().toString())
                                        .anyMatch(
                                                it ->
                                                        it.contains("DelegationRecorded")
                                                                && it.contains(wanted().toString())
                                                                && it.contains("approvedBy")));
    }

    @Test
    void what_is_declined_or_withdrawn_lets_nobody_sign() {
        head.post(PROPOSE, form());
        assertThat(deputy.post(waiting() + "/bo", Map.of()).location()).endsWith("=declined");
        head.post(PROPOSE, form());
        assertThat(head.post(waiting() + "/bo", Map.of()).location()).endsWith("=withdrawn");
        assertThat(signs()).isFalse();
        assertThat(head.visit(PAGE).text()).doesNotContain(document);
    }

    @ParameterizedTest
    @CsvSource({
        "delegate, grantor, Who may sign: choose another",
        "content, no-procedure, What it covers: choose",
        "from, 2020-01-01, From: today or later",
        "to, 2020-01-01, Through: not before",
        "document, , Written delegation: its number"
    })
    void what_is_no_delegation_comes_back_with_what_was_typed(
            String field, String value, String said) {
        Map<String, String> form = form();
        String typed = value == null ? "" : value;
        form.put(field, typed.equals("grantor") ? form.get("grantor") : typed);
        Answer answer = head.post(PROPOSE + "?lang=en", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(said);
        assertThat(head.visit(PAGE).text()).doesNotContain(document);
    }

    private Map<String, String> form() {
        Delegation known = directory.delegationsOf(OFFICE).get(0);
        Map<String, String> form = new HashMap<>();
        form.put("grantor", known.grantor());
        form.put("delegate", known.delegate());
        form.put("content", REPLY.procedure());
        form.put("from", today.toString());
        form.put("to", today.plusDays(3).toString());
        form.put("document", document);
        return form;
    }

    private UUID wanted() {
        return directory.delegationsOf(OFFICE).stream()
                .filter(one -> one.document().equals(document))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private boolean signs() {
        return directory.delegationsOf(OFFICE).stream()
                .filter(one -> one.document().equals(document))
                .anyMatch(one -> one.covers(REPLY, today));
    }

    /** The proposal of this test, among those that other tests may have left. */
    private String waiting() {
        String page = deputy.visit(PAGE).text();
        int row = page.indexOf(document);
        Matcher found =
                Pattern.compile(PROPOSE + "/[0-9a-f-]{36}")
                        .matcher(page.substring(Math.max(0, row)));
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }
}
