package vn.liennganh.console.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.bell.Teller;
import vn.liennganh.console.bell.Tiding;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** No answer about accounts leaves a bank on one person's word. */
class ApprovalsTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.002");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void an_answer_about_accounts_needs_another_person_for_those_very_words() {
        Drafts drafts = hub.bean(Drafts.class);
        Approvals approvals = hub.bean(Approvals.class);
        Person maker = somebody("Maker", Role.HANDLER);
        Draft draft = drafts.find(drafts.begin(maker, letter("one")), maker).orElseThrow();
        String page = "/ngan-hang/yeu-cau/" + draft.id();
        assertThat(approvals.awaits(draft, maker)).contains("bank.approval-awaited");

        Visitor officer = Visitor.of(hub, "officer@" + BANK);
        assertThat(officer.post(page + "/trinh", Map.of()).status()).isEqualTo(302);
        officer.post(page + "/duyet", Map.of("dong-y", "true"));
        assertThat(approvals.approved(draft)).as("by whoever asked").isFalse();

        Visitor head = Visitor.of(hub, "head@" + BANK);
        assertThat(head.post(page + "/duyet", Map.of("dong-y", "true")).location())
                .endsWith("/ngan-hang/yeu-cau");
        assertThat(approvals.awaits(draft, maker)).isEmpty();

        Draft other = drafts.rewrite(draft, maker, letter("two"), List.of());
        assertThat(approvals.awaits(other, maker)).as("other words").isPresent();
        drafts.drop(other, maker);
    }

    @Test
    void what_waits_for_approval_is_told_however_much_was_asked_that_does_not() {
        Drafts drafts = hub.bean(Drafts.class);
        Approvals approvals = hub.bean(Approvals.class);
        Person maker = somebody("Maker", Role.HANDLER);
        Person head = somebody("Head", Role.HEAD);
        List<Draft> all = new ArrayList<>();
        Draft waiting = asked(maker, maker, "waits");
        all.add(waiting);
        for (int i = 0; i < Teller.MOST; i++) {
            all.add(asked(head, maker, "the head's own " + i));
            Draft changed = asked(maker, maker, "asked " + i);
            all.add(drafts.rewrite(changed, maker, letter("changed since " + i), List.of()));
        }
        try {
            assertThat(hub.bean(ApprovalTeller.class).standing(head))
                    .extracting(Tiding::id)
                    .contains(waiting.id())
                    .doesNotContainAnyElementsOf(all.stream().skip(1).map(Draft::id).toList());
            assertThat(approvals.mayDecide(waiting, head)).isTrue();
        } finally {
            all.forEach(one -> drafts.drop(one, maker));
        }
    }

    /** A letter that one person has begun and another asks to have approved. */
    private static Draft asked(Person author, Person by, String remark) {
        Drafts drafts = hub.bean(Drafts.class);
        Draft draft = drafts.find(drafts.begin(author, letter(remark)), author).orElseThrow();
        hub.bean(Approvals.class).ask(draft, by);
        return draft;
    }

    private static Person somebody(String name, Role role) {
        return new Person(UUID.randomUUID(), name, BANK, BANK, "bank", Set.of(role));
    }

    private static NewLetter letter(String remark) {
        return new NewLetter(
                new MessageType("account-information.reply"),
                List.of("X99.11.001"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Urgency.NORMAL,
                Json.MAPPER.createObjectNode().put("remark", remark));
    }
}
