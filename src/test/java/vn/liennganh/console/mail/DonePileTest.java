package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Statement;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The pile of what an agency owed and has done. */
class DonePileTest {

    private static final String BANK = "X99.51.003";
    private static final Pattern MESSAGE = Pattern.compile("/hop-thu/([0-9a-f-]{36})");

    private static RunningHub hub;
    private static final List<UUID> ANSWERED = new ArrayList<>();

    @BeforeAll
    static void answerTheSecondBeforeTheFirst() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        List<Statement> asked = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            asked.add(
                    sent(
                            office.send(
                                            office.signed(
                                                    office.opening(
                                                            "account-information.request", BANK)))
                                    .statement()));
        }
        Party bank = Party.of(hub, BANK);
        for (Statement one : List.of(asked.get(1), asked.get(0))) {
            Envelope request = bank.hub().open(one.messageId()).envelope();
            bank.send(
                    bank.signed(
                            bank.answering("account-information.reply", request)
                                    .withoutAttachments()));
            ANSWERED.add(one.messageId());
        }
    }

    private static Statement sent(byte[] statement) {
        return Statement.read(statement).orElseThrow();
    }

    @Test
    void what_was_done_last_stands_first() {
        String page = Visitor.of(hub, "clerk@" + BANK).visit("/hop-thu?muc=xong").text();
        List<UUID> shown =
                MESSAGE.matcher(page)
                        .results()
                        .map((MatchResult one) -> UUID.fromString(one.group(1)))
                        .filter(ANSWERED::contains)
                        .distinct()
                        .toList();
        assertThat(shown).containsExactly(ANSWERED.get(1), ANSWERED.get(0));
    }

    @Test
    void its_pages_hold_every_duty_once_and_nobody_elses() {
        Sight sight = hub.bean(Sight.class);
        AgencyId bank = AgencyId.of(BANK);
        List<Obligation> walked = new ArrayList<>();
        ObligationPage page = sight.done(bank, Optional.empty(), 1);
        walked.addAll(page.items());
        while (page.next().isPresent()) {
            page = sight.done(bank, page.next(), 1);
            walked.addAll(page.items());
        }
        assertThat(walked).isEqualTo(sight.done(bank, Optional.empty(), 1_000).items());
        assertThat(walked).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
        assertThat(walked).allMatch(one -> one.party().equals(bank) && !one.outstanding());
    }
}
