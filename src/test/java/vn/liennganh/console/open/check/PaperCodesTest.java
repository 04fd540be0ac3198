package vn.liennganh.console.open.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Codes follow the messages: each is read once, and nothing is written where nothing came. */
class PaperCodesTest {

    private final RunningHub hub = RunningHub.shared();
    private final PaperCodes codes = hub.bean(PaperCodes.class);
    private final PaperCodeRepository rows = hub.bean(PaperCodeRepository.class);
    private final MessageArchive archive = hub.bean(MessageArchive.class);

    @Test
    void a_message_is_found_by_its_code_at_once_and_then_lies_behind() {
        Sha256 digest = sent();
        StoredMessage message = codes.find(digest).orElseThrow();
        assertThat(codes.find(PaperCode.of(digest)))
                .extracting(StoredMessage::sha256)
                .containsExactly(digest);
        assertThat(archive.after(rows.last(), 10))
                .extracting(StoredMessage::id)
                .doesNotContain(message.id());
    }

    @Test
    void where_nothing_came_nothing_is_written() {
        await().untilAsserted(
                        () -> { // again, should a message of other tests come in between
                            codes.find(Sha256.of(new byte[] {1}));
                            String before = row();
                            codes.find(Sha256.of(new byte[] {2}));
                            assertThat(row()).isEqualTo(before);
                        });
    }

    @Test
    void whoever_was_cut_off_takes_them_in_once_more_and_never_goes_back() {
        Sha256 digest = sent();
        StoredMessage message = codes.find(digest).orElseThrow();
        long last = rows.last();
        rows.keep(List.of(message), 1);
        assertThat(rows.last()).isGreaterThanOrEqualTo(last);
        assertThat(rows.messages(PaperCode.of(digest).prefix())).containsExactly(message.id());
    }

    private Sha256 sent() {
        Party office = Party.of(hub, "X99.11.001");
        byte[] cms = office.ping("X99.76.001");
        office.send(cms);
        return Sha256.of(cms);
    }

    /** Which version of the row it is. */
    private String row() {
        return String.valueOf(
                hub.bean(JdbcTemplate.class)
                        .queryForObject(
                                "SELECT xmin::text || ctid FROM console.paper_code_seen",
                                String.class));
    }
}
