package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Whom a letter goes to that an agency owes because of a message of its own. */
class BeginningsTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.002");
    private static final String BANK = "X99.51.003";
    private static final String ORDER = "account-freeze.order";

    @Test
    void what_is_owed_by_whoever_wrote_first_goes_to_those_who_got_it_and_answers_nothing() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE.value());
        Statement minutes =
                Statement.read(
                                office.send(
                                                office.signed(
                                                        office.opening(
                                                                "account-freeze.urgent-minutes",
                                                                BANK)))
                                        .statement())
                        .orElseThrow();
        Visitor officer = Visitor.of(hub, "officer@" + OFFICE.value());
        String link = "/yeu-cau/moi?loai=" + ORDER + "&tra-loi=" + minutes.messageId();
        assertThat(officer.visit(link).text())
                .contains("name=\"den\" value=\"" + BANK + "\" checked")
                .doesNotContain("name=\"den\" value=\"" + OFFICE.value() + "\"");

        Map<String, String> fields =
                Map.of("loai", ORDER, "tra-loi", minutes.messageId().toString());
        String path = officer.post("/yeu-cau/moi", fields).location();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        NewLetter letter = hub.bean(DraftRepository.class).find(id, OFFICE).orElseThrow().letter();
        assertThat(letter.to()).containsExactly(BANK);
        assertThat(letter.exchange()).contains(minutes.exchange());
        assertThat(letter.inReplyTo()).isEmpty();
    }
}
