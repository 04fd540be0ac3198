package vn.liennganh.console.operator.change;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/**
 * The steps by which an agency joins: what the hub knows of them, and who does the rest by when.
 */
class JoiningTest {

    private static final String MARKUP = "<script>alert(1)</script>";

    private final RunningHub hub = RunningHub.shared();
    private final Visitor one = Visitor.of(hub, "operator@X99.00.000");
    private final Visitor other = Visitor.of(hub, "operator2@X99.00.000");
    private final Proposing pages = new Proposing(hub, one, other);
    private final String id = Proposing.fresh();
    private final LocalDate yesterday =
            LocalDate.ofInstant(hub.bean("machineClock", Clock.class).instant(), WireTime.ZONE)
                    .minusDays(1);

    @BeforeEach
    void anAgencyThatIsNew() {
        pages.approve(pages.propose("/van-hanh/thay-doi/co-quan-moi", pages.bank(id)));
    }

    @Test
    void what_the_hub_knows_nobody_has_to_tick_off(@TempDir Path dir) {
        assertThat(state("registered")).isEqualTo("xong");
        assertThat(state("contacts")).isEqualTo("xong");
        assertThat(page()).doesNotContain("Dấu vân tay");
        for (String step : List.of("code", "certificate", "people", "sent", "taken", "real")) {
            assertThat(state(step)).as(step).isEqualTo("chưa giao");
        }
        String invite = pages.propose("/van-hanh/doi-tac/" + id + "/thay-doi/invite", pages.why());
        String code = Proposing.code(other.post(invite + "/duyet", Map.of()));
        assertThat(row("code")).contains("xong", "Mã dùng được đến");
        assertThat(state("certificate")).isEqualTo("chưa giao");

        Partner agency = pages.partner(pages.enrol(id, code), dir);
        assertThat(row("code")).contains("xong").doesNotContain("Mã dùng được đến");
        assertThat(state("certificate")).isEqualTo("xong");

        Party office = Party.of(hub, "X99.11.001");
        agency.send(agency.sample("sandbox.ping").to(List.of(office.id().value())));
        assertThat(state("sent")).isEqualTo("xong");
        assertThat(state("real")).isEqualTo("chưa giao");
        assertThat(state("taken")).isEqualTo("chưa giao");

        office.send(office.ping(id));
        InboxItem first = agency.hub().inbox(1, ofSeconds(20), Optional.empty()).items().get(0);
        agency.hub().open(first);
        await().until(() -> state("taken").equals("xong"));
        assertThat(page()).contains("Còn 2 trong 8 bước");
    }

    @Test
    void who_sees_to_a_step_by_when_stands_on_the_board_once_the_day_has_passed() {
        assertThat(say(one, "certificate", "Lê Thị Hoa, P. CNTT", yesterday.plusDays(2), 0))
                .endsWith("/van-hanh/doi-tac/" + id + "#buoc-certificate");
        assertThat(row("certificate")).contains("đã giao", "Lê Thị Hoa, P. CNTT");
        assertThat(board()).doesNotContain(id);
        assertThat(partners()).contains(id, "Lê Thị Hoa, P. CNTT").doesNotContain("quá hẹn");

        say(one, "certificate", "Lê Thị Hoa, P. CNTT", yesterday, 1);
        assertThat(state("certificate")).isEqualTo("quá hẹn");
        assertThat(board()).contains(id, "Lê Thị Hoa, P. CNTT");
        assertThat(partners()).contains(id, "quá hẹn");
        assertThat(other.get("/van-hanh/doi-tac?q=" + id).text()).contains("1 bước quá hẹn");
        assertThat(other.get("/van-hanh/doi-tac?lang=en&q=" + id).text()).contains("late steps: 1");
        other.get("/van-hanh?lang=vi");

        pages.enrolled(id);
        assertThat(state("certificate")).isEqualTo("xong");
        assertThat(board()).doesNotContain(id);
        assertThat(partners()).isEmpty();
        assertThat(page()).contains("Ai đã ghi gì (2)");
    }

    @Test
    void what_somebody_else_noted_meanwhile_is_not_overwritten_and_nothing_said_is_lost() {
        say(one, "people", "Trần Văn Nam", yesterday, 0);
        say(one, "people", "Trần Văn Nam", yesterday, 0);
        assertThat(page()).contains("Ai đã ghi gì (1)");

        say(other, "people", "Phạm Thu", yesterday.plusDays(9), 0);
        String refused = other.get("/van-hanh/doi-tac/" + id).text();
        assertThat(refused).contains("Người khác vừa ghi bước này", "value=\"Phạm Thu\"");
        assertThat(row("people")).contains("Trần Văn Nam");

        other.post(path("people"), Map.of("khong-can", "true", "da-thay", "1"));
        assertThat(state("people")).isEqualTo("không cần");
        assertThat(board()).doesNotContain(id);
        assertThat(page()).contains("Ai đã ghi gì (2)", "Trần Văn Nam, hẹn");
    }

    @Test
    void half_a_word_is_sent_back() {
        sentBack("", "2026-12-01", "Ghi cả người phụ trách");
        sentBack("Hoa", "", "Ghi cả người phụ trách");
        sentBack("Hoa", "2026-13-01", "Ngày hẹn không đọc được");
        sentBack("Hoa", "1926-12-01", "Ngày hẹn không đọc được");
        assertThat(state("code")).isEqualTo("chưa giao");
    }

    private void sentBack(String owner, String day, String why) {
        one.post(path("code"), Map.of("phu-trach", owner, "han", day, "da-thay", "0"));
        assertThat(page()).as(owner + " " + day).contains(why);
    }

    @Test
    void only_operators_say_it_and_only_of_steps_that_an_agency_has() {
        Map<String, String> word = Map.of("phu-trach", MARKUP, "han", yesterday.toString());
        assertThat(one.bare(path("code"), word).status()).isEqualTo(403);
        assertThat(Visitor.of(hub, "auditor@X99.00.000").post(path("code"), word).status())
                .isEqualTo(403);
        for (String nothing :
                List.of(
                        "/van-hanh/doi-tac/" + id + "/buoc/connection",
                        "/van-hanh/doi-tac/" + id + "/buoc/done",
                        "/van-hanh/doi-tac/X99.00.000/buoc/people",
                        "/van-hanh/doi-tac/X99.99.999/buoc/people")) {
            assertThat(one.post(nothing, word).status()).as(nothing).isEqualTo(404);
        }
        one.post(path("code"), word);
        assertThat(page()).doesNotContain(MARKUP).contains("&lt;script&gt;");
        assertThat(board()).doesNotContain(MARKUP);
    }

    private String say(Visitor who, String step, String owner, LocalDate due, int seen) {
        return who.post(
                        path(step),
                        Map.of(
                                "phu-trach",
                                owner,
                                "han",
                                due.toString(),
                                "da-thay",
                                Integer.toString(seen)))
                .location();
    }

    private String path(String step) {
        return "/van-hanh/doi-tac/" + id + "/buoc/" + step;
    }

    private String page() {
        return one.get("/van-hanh/doi-tac/" + id).text();
    }

    /** What is listed there of steps that are late. */
    private String board() {
        return part("/van-hanh", "late");
    }

    /** What is listed of this agency's steps that somebody sees to. */
    private String partners() {
        return part("/van-hanh/doi-tac?q=" + id, "assigned");
    }

    private String part(String page, String heading) {
        Matcher part =
                Pattern.compile("(?s)aria-labelledby=\"" + heading + "\".*?</section>")
                        .matcher(other.get(page).text());
        return part.find() ? part.group() : "";
    }

    private String row(String step) {
        String page = page();
        Matcher row = Pattern.compile("(?s)<tr[^>]*id=\"buoc-" + step + "\".*?</tr>").matcher(page);
        assertThat(row.find()).as(page).isTrue();
        return row.group();
    }

    private String state(String step) {
        Matcher chip = Pattern.compile("class=\"chip[^>]*>([^<]+)<").matcher(row(step));
        assertThat(chip.find()).isTrue();
        return chip.group(1);
    }
}
