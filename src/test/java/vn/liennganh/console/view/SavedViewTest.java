package vn.liennganh.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Filters of lists under names of their owner's. */
class SavedViewTest {

    private static final String KEEP = "/toi/khung-nhin";
    private static final Pattern DROP =
            Pattern.compile("action=\"(/toi/khung-nhin/[0-9a-f-]{36}/bo)");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        office.send(office.signed(office.opening("account-information.request", "X99.51.002")));
    }

    private static Visitor visitor(String user) {
        Visitor visitor = Visitor.of(hub, user);
        visitor.visit("/han");
        return visitor;
    }

    private static String drop(String page) {
        Matcher found = DROP.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void a_filter_is_kept_under_a_name_changed_and_put_away_by_its_owner_alone() {
        Visitor mine = visitor("officer@X99.11.001");
        Map<String, String> filter =
                Map.of(
                        "danh-sach", "han",
                        "ben", "ho",
                        "khung", "2026-11-24",
                        "tim", "tai khoan & <b>",
                        "trang", "2",
                        "ten", "Gap <i>");
        String there = mine.post(KEEP, filter).location();
        assertThat(there).isEqualTo("/han?ben=ho&khung=2026-11-24&tim=tai%20khoan%20%26%20%3Cb%3E");
        String page = mine.visit("/han").text();
        assertThat(page)
                .contains("Gap &lt;i&gt;", "ben=ho&amp;", "tim=tai%20khoan%20%26%20%3Cb%3E")
                .doesNotContain("Gap <i>", "%3Cb%3E&amp;trang");
        mine.post(KEEP, Map.of("danh-sach", "han", "ben", "toi", "tim", "", "ten", " Gap <i> "));
        assertThat(mine.visit("/han").text())
                .contains("href=\"/han?ben=toi\"")
                .doesNotContain("tim=tai%20khoan");

        String drop = drop(page);
        for (String other : new String[] {"head@X99.11.001", "officer@X99.51.002"}) {
            Visitor visitor = visitor(other);
            assertThat(visitor.visit("/han").text()).as(other).doesNotContain("Gap &lt;i&gt;");
            assertThat(visitor.post(drop, Map.of()).status()).as(other).isEqualTo(404);
        }
        assertThat(mine.visit("/han").text()).contains("Gap &lt;i&gt;");
        assertThat(mine.post(drop, Map.of()).location()).isEqualTo("/han");
        assertThat(mine.visit("/han").text()).doesNotContain("Gap &lt;i&gt;");
        assertThat(mine.post(drop, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_kept_is_said_and_the_name_comes_back() {
        Visitor mine = visitor("clerk@X99.11.001");
        String name = "n".repeat(SavedViews.NAME_MAX + 1);
        String back =
                mine.post(KEEP, Map.of("danh-sach", "han", "ben", "ho", "ten", name)).location();
        assertThat(mine.visit(back + "&lang=en").text())
                .contains("Give it a name of 1 to 60 characters.", name);
        for (int i = 0; i <= 20; i++) {
            back =
                    mine.post(KEEP, Map.of("danh-sach", "han", "ben", "ho", "ten", "v" + i))
                            .location();
        }
        assertThat(mine.visit(back).text()).contains("You have saved 20 views", "value=\"v20\"");
        assertThat(mine.visit(back).text())
                .contains(">v19<")
                .doesNotContain(">v20<", "You have saved 20");
        mine.post(KEEP, Map.of("danh-sach", "vu-viec", "tinh", "X", "ten", "other list"));
        assertThat(mine.visit("/han").text()).doesNotContain("other list");
        assertThat(mine.post(KEEP, Map.of("danh-sach", "https://x", "ten", "v")).status())
                .isEqualTo(400);
    }

    @Test
    void the_radar_is_narrowed_by_words_without_marks() {
        Visitor mine = visitor("officer@X99.51.002");
        String all = mine.visit("/han?lang=vi&ben=toi").text();
        assertThat(all).contains("data-row");
        assertThat(mine.visit("/han?ben=toi&tim=X99.11.001").text()).contains("data-row");
        assertThat(mine.visit("/han?ben=toi&tim=" + UUID.randomUUID()).text())
                .doesNotContain("data-row");
    }
}
