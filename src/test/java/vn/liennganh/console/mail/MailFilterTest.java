package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The waiting pile begins with what cannot wait, and shows by its address what is wanted of it. */
class MailFilterTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COURT = "X99.41.001";
    private static final String BANK = "X99.51.003";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINE =
            Pattern.compile("<tr data-row[^>]*>\\s*<td>\\s*<a href=\"/hop-thu/([0-9a-f-]{36})\"");

    private static RunningHub hub;
    private static Visitor clerk;
    private static UUID quiet;
    private static UUID due;
    private static UUID urgent;
    private static UUID courts;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        assertThat(hub.bean(Inbox.class).awaitPlaced(PATIENCE)).isTrue();
        Party.emptied(hub, BANK);
        Party office = Party.of(hub, OFFICE);
        Party court = Party.of(hub, COURT);
        quiet = sent(office, office.opening("sandbox.ping", BANK));
        courts = sent(court, court.opening("sandbox.ping", BANK));
        due = sent(office, office.opening("account-information.request", BANK));
        urgent = sent(office, office.opening("sandbox.ping", BANK).urgency("flash"));
        assertThat(hub.bean(Inbox.class).awaitPlaced(PATIENCE)).isTrue();
        clerk = Visitor.of(hub, "clerk@" + BANK);
    }

    @Test
    void the_most_urgent_comes_first_then_what_is_due_then_what_came_first() {
        assertThat(lines("")).containsExactly(urgent, due, quiet, courts);
    }

    @Test
    void sender_kind_and_urgency_narrow_it_and_stand_in_the_address() {
        assertThat(lines("&tu=" + COURT)).containsExactly(courts);
        assertThat(lines("&tu=toa+an")).containsExactly(courts);
        assertThat(lines("&loai=cung+cap")).containsExactly(due);
        assertThat(lines("&khan=flash")).containsExactly(urgent);
        assertThat(lines("&khan=flash&tu=" + COURT)).isEmpty();
        assertThat(clerk.visit("/hop-thu?khan=flash&tu=" + COURT).text())
                .contains("/hop-thu?muc=cho\"", "value=\"" + COURT + "\"");
        assertThat(lines("&khan=nonsense")).hasSize(4);
        assertThat(clerk.get("/hop-thu?sau=nonsense").status()).isEqualTo(400);
    }

    @Test
    void duties_are_narrowed_as_well_and_a_filter_can_be_kept_under_a_name() {
        clerk.visit("/hop-thu/" + due);
        assertThat(text("muc=dang&loai=cung+cap")).contains("/hop-thu/" + due);
        assertThat(text("muc=dang&tu=" + COURT)).doesNotContain("/hop-thu/" + due);
        clerk.post(
                "/toi/khung-nhin",
                Map.of("danh-sach", "hop-thu", "ten", "Hoa toc", "khan", "flash", "muc", "cho"));
        assertThat(text("muc=dang")).contains("href=\"/hop-thu?muc=cho&amp;khan=flash\"");
    }

    @Test
    void every_deadline_says_why() {
        Matcher why =
                Pattern.compile("data-why=\"(/han/[0-9a-f-]{36}/vi-sao)\"")
                        .matcher(text("muc=cho"));
        assertThat(why.find()).isTrue();
        assertThat(clerk.get(why.group(1)).status()).isEqualTo(200);
    }

    private static UUID sent(Party party, Draft draft) {
        return Statement.read(party.send(party.signed(draft)).statement())
                .orElseThrow()
                .messageId();
    }

    private static List<UUID> lines(String more) {
        Matcher line = LINE.matcher(text("muc=cho" + more));
        List<UUID> found = new ArrayList<>();
        while (line.find()) {
            found.add(UUID.fromString(line.group(1)));
        }
        return found;
    }

    private static String text(String query) {
        Visitor.Answer answer = clerk.visit("/hop-thu?" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }
}
