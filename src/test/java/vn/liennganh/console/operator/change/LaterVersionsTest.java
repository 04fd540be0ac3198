package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.operator.change.Proposing.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** An agency of which the files say already how it will be from a later day on. */
class LaterVersionsTest {

    private static final String FORMER = "x@trial.invalid";
    private static final String MOVED = "moved@trial.invalid";

    private RunningHub hub;
    private Visitor one;
    private Proposing pages;
    private AgencyId id;
    private LocalDate next;

    @BeforeEach
    void a_bank_takes_part() {
        hub = RunningHub.shared();
        one = Visitor.of(hub, "operator@X99.00.000");
        pages = new Proposing(hub, one, Visitor.of(hub, "operator2@X99.00.000"));
        id = AgencyId.of(Proposing.fresh());
        next = directory().today().plusDays(10);
        pages.approve(pages.propose("/van-hanh/thay-doi/co-quan-moi", pages.bank(id.value())));
    }

    @Test
    void no_end_before_the_later_version_lets_it_begin_all_the_same() {
        later("rest-inbox", Map.of("email", FORMER));
        String path = path("end");
        Answer early = one.post(path, form(one, path, end(directory().today())));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("tệp cấu hình còn một bản sau ngày này", "#to\"");

        LocalDate last = next.plusDays(5);
        String proposal = pages.propose(path, end(last));
        assertThat(one.get(proposal).text()).contains(day(last));
        pages.approve(proposal);
        assertThat(directory().agencyOn(id, last)).isPresent();
        assertThat(directory().agencyOn(id, last.plusDays(1))).isEmpty();
        assertThat(directory().agency(id).orElseThrow().validTo()).contains(next.minusDays(1));
    }

    @Test
    void a_channel_and_a_contact_move_in_both_and_what_was_planned_otherwise_stays() {
        later("rest-inbox", Map.of("email", FORMER, "phone", "0900"));
        String path = path("reach");
        assertThat(one.get(path).text())
                .contains("Bản sau trong tệp cấu hình", day(next) + ": rest-inbox");
        String proposal = pages.propose(path, webhook());
        assertThat(one.get(proposal).text()).contains(day(next) + ": webhook");
        pages.approve(proposal);

        assertThat(on(directory().today()).contacts()).isEqualTo(Map.of("email", MOVED));
        assertThat(on(next).contacts()).isEqualTo(Map.of("email", MOVED, "phone", "0900"));
        assertThat(on(next).channel()).isEqualTo("webhook");
        assertThat(on(next).reach()).isEqualTo(on(directory().today()).reach());

        // Each of the two entries is told to the log, and the audit finds them as they were told.
        UUID key = UUID.fromString(proposal.substring(proposal.lastIndexOf('/') + 1));
        Awaitility.await().until(() -> logged(key) == 2);
        assertThat(
                        hub.bean(LogAudit.KeptRegistry.class)
                                .otherwiseThan(hub.bean(LogAudit.class).registryStatements()))
                .noneMatch(what -> what.startsWith("amendment"));
    }

    @Test
    void a_later_version_on_another_channel_keeps_it() {
        later("files", Map.of("email", "other@trial.invalid"));
        pages.approve(pages.propose(path("reach"), webhook()));
        assertThat(on(directory().today()).channel()).isEqualTo("webhook");
        assertThat(on(next).channel()).isEqualTo("files");
        assertThat(on(next).contacts()).isEqualTo(Map.of("email", "other@trial.invalid"));
    }

    /** As a file has it that ends today's version and begins another one. */
    private void later(String channel, Map<String, String> contacts) {
        Agency now = directory().agency(id).orElseThrow();
        hub.bean(AgencyChanges.class)
                .amend(
                        List.of(
                                version(
                                        now,
                                        now.validFrom(),
                                        Optional.of(next.minusDays(1)),
                                        now.channel(),
                                        now.contacts()),
                                version(now, next, Optional.empty(), channel, contacts)),
                        new Warrant(
                                UUID.randomUUID(),
                                Sha256.of(new byte[0]),
                                UUID.randomUUID(),
                                UUID.randomUUID()));
    }

    private static Agency version(
            Agency now,
            LocalDate from,
            Optional<LocalDate> to,
            String channel,
            Map<String, String> contacts) {
        return new Agency(
                now.id(),
                now.kind(),
                now.names(),
                now.territory(),
                now.parent(),
                now.actsFor(),
                from,
                to,
                now.predecessors(),
                now.successors(),
                now.groups(),
                channel,
                now.signedCalls(),
                contacts,
                Agency.Reach.NONE,
                now.limits());
    }

    private Directory directory() {
        return hub.bean(Directory.class);
    }

    private Agency on(LocalDate day) {
        return directory().agencyOn(id, day).orElseThrow();
    }

    private String path(String kind) {
        return "/van-hanh/doi-tac/" + id + "/thay-doi/" + kind;
    }

    private static Map<String, String> end(LocalDate last) {
        return Map.of("to", last.toString(), "reason", "Quyết định 5");
    }

    private static Map<String, String> webhook() {
        Map<String, String> form = new HashMap<>();
        form.put("channel", "webhook");
        form.put("url", "https://bank.invalid/hook");
        form.put("sends", "event");
        form.put("email", MOVED);
        form.put("reason", "Công văn 14/2026");
        return form;
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    }

    private long logged(UUID proposal) {
        return hub.bean(LogAudit.class).registryStatements().stream()
                .flatMap(it -> it.changes().stream())
                .filter(it -> it.text("kind").orElse("").equals("AgencyAmended"))
                .filter(it -> it.text("proposal").orElse("").equals(proposal.toString()))
                .count();
    }
}
