package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** A letter whose sending was cut off is handed in again as it was sealed, and is one letter. */
class LostAnswerTest {

    private static final AgencyId AGENCY = new AgencyId("X99.11.001");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private RunningHub hub;
    private DraftRepository drafts;
    private MessageArchive archive;
    private Visitor clerk;
    private Answer sheet;
    private UUID id;

    @BeforeEach
    void a_ping_waits_for_the_seal() {
        hub = RunningHub.shared();
        drafts = hub.bean(DraftRepository.class);
        archive = hub.bean(MessageArchive.class);
        clerk = Visitor.of(hub, "clerk@" + AGENCY.value());
        clerk.visit("/yeu-cau/moi?loai=sandbox.ping");
        sheet =
                clerk.follow(
                        clerk.post(
                                "/yeu-cau/moi",
                                Map.of(
                                        "loai", "sandbox.ping",
                                        "den", "X99.76.001",
                                        "b/text", "xin chao",
                                        "buoc", "ky")));
        assertThat(sheet.at().getPath()).startsWith("/cho-ky/");
        id = UUID.fromString(sheet.at().getPath().substring("/cho-ky/".length()));
    }

    @Test
    void cut_off_before_the_door_it_goes_as_it_was_sealed() {
        Draft draft = draft();
        byte[] sealed =
                hub.bean(SoftKeys.class).seal(AGENCY).orElseThrow().sign(draft.content().get());
        cutOff(draft.paper().handed(Optional.of(sealed)));
        assertThat(archive.find(draft.message().get())).isEmpty();

        Answer answer = again();
        assertThat(answer.at().getPath()).isEqualTo("/hop-thu/" + draft.message().get());
        assertThat(archive.bytes(draft.message().get())).isEqualTo(sealed);
        assertThat(draft().state()).isEqualTo(Draft.State.SENT);
    }

    @Test
    void cut_off_after_the_door_it_is_known_as_sent_and_not_sent_twice() {
        clerk.follow(press("khoa-mem", sheet));
        Draft sent = draft();
        assertThat(sent.state()).isEqualTo(Draft.State.SENT);
        long newest = archive.find(sent.message().get()).orElseThrow().number();
        cutOff(sent.paper());

        again();
        assertThat(draft().state()).isEqualTo(Draft.State.SENT);
        assertThat(archive.find(sent.message().get()).orElseThrow().number()).isEqualTo(newest);
    }

    @Test
    void while_the_answer_is_not_known_its_words_are_nobody_s_to_change() {
        Draft draft = draft();
        byte[] sealed =
                hub.bean(SoftKeys.class).seal(AGENCY).orElseThrow().sign(draft.content().get());
        cutOff(draft.paper().handed(Optional.of(sealed)));

        Answer page = clerk.visit(sheet.at().getPath());
        assertThat(page.text()).contains("/gui-lai").doesNotContain("/sua\"", "/bo\"");
        for (String action : new String[] {"khoa-mem", "sua", "bo"}) {
            assertThat(press(action, page).status()).as(action).isNotEqualTo(200);
            assertThat(draft().state()).as(action).isEqualTo(Draft.State.SENDING);
        }
    }

    private void cutOff(Draft.Paper paper) {
        Draft draft = draft();
        assertThat(
                        drafts.update(
                                draft.moved(
                                        Draft.State.SENDING,
                                        paper,
                                        Optional.empty(),
                                        Instant.EPOCH)))
                .isTrue();
    }

    private Draft draft() {
        return drafts.find(id, AGENCY).orElseThrow();
    }

    private Answer again() {
        return clerk.follow(press("gui-lai", clerk.visit(sheet.at().getPath())));
    }

    private Answer press(String action, Answer page) {
        Matcher version = VERSION.matcher(page.text());
        assertThat(version.find()).isTrue();
        return clerk.post(sheet.at().getPath() + "/" + action, Map.of("version", version.group(1)));
    }
}
