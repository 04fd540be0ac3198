package vn.liennganh.console.open.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.DigestRepository;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** A code leads to its message from the first moment, whether it is taken in already or not. */
class PaperCodesTest {

    private final RunningHub hub = RunningHub.shared();
    private final PaperCodes codes = hub.bean(PaperCodes.class);
    private final PaperCodeRepository rows = hub.bean(PaperCodeRepository.class);

    @Test
    void a_message_is_found_by_its_code_before_and_after_it_is_taken_in() {
        Sha256 digest = sent();
        assertThat(rows.messages(PaperCode.of(digest).prefix())).isEmpty();
        StoredMessage message = codes.find(digest).orElseThrow();
        assertThat(message.number()).isGreaterThan(rows.last());
        takeInAll();
        assertThat(rows.last()).isGreaterThanOrEqualTo(message.number());
        assertThat(rows.messages(PaperCode.of(digest).prefix())).containsExactly(message.id());
        assertThat(codes.find(PaperCode.of(digest)))
                .extracting(StoredMessage::sha256)
                .containsExactly(digest);
    }

    @Test
    void looking_writes_nothing() {
        sent();
        String before = row();
        codes.find(Sha256.of(new byte[] {1}));
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void whoever_was_cut_off_takes_them_in_once_more_and_never_goes_back() {
        Sha256 digest = sent();
        StoredMessage message = codes.find(digest).orElseThrow();
        takeInAll();
        long last = rows.last();
        rows.keep(List.of(new DigestRepository.Line(1, message.id(), digest)), 1);
        assertThat(rows.last()).isEqualTo(last);
        assertThat(rows.messages(PaperCode.of(digest).prefix())).containsExactly(message.id());
        assertThat(codes.find(PaperCode.of(digest))).hasSize(1);
    }

    private void takeInAll() {
        long newest = hub.bean(DigestRepository.class).last();
        while (rows.last() < newest) {
            codes.takeIn();
        }
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
