package vn.liennganh.console.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Statement;
import vn.liennganh.message.language.Words;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Whys;

/** The list of requests for clarification, over all its pages. */
class CourtQueueTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COURT = "X99.41.001";
    private static final Pattern NEXT = Pattern.compile("href=\"(/giai-thich[^\"]*sau=[^\"]+)\"");
    private static final Words WORDS = new Words(Locale.ENGLISH);

    private static RunningHub hub;
    private static Statement open;
    private static Statement replied;
    private static Statement followed;

    @BeforeAll
    static void ask() {
        hub = RunningHub.shared();
        followed = asked();
        answered(followed);
        Party office = Party.of(hub, OFFICE);
        UUID id = MessageIds.next(Clock.systemUTC());
        Draft followUp = office.opening("judgment-clarification.follow-up", COURT);
        sent(office, followUp.within(followed.exchange(), id));
        open = asked();
        replied = asked();
        answered(replied);
    }

    private static Statement asked() {
        Party office = Party.of(hub, OFFICE);
        return sent(office, office.opening("judgment-clarification.request", COURT));
    }

    private static void answered(Statement request) {
        Party court = Party.of(hub, COURT);
        Envelope asked = court.hub().open(request.messageId()).envelope();
        sent(court, court.answering("judgment-clarification.answer", asked));
    }

    private static Statement sent(Party from, Draft draft) {
        return Statement.read(from.send(from.signed(draft.withoutAttachments())).statement())
                .orElseThrow();
    }

    private static Person of(String agency, String kind) {
        AgencyId id = AgencyId.of(agency);
        return new Person(UUID.randomUUID(), "", id, id, kind, Set.of());
    }

    /** The rows of all pages, one after the other. */
    private static List<CourtView.Row> walked(Person person, int size) {
        CourtQueue queue = hub.bean(CourtQueue.class);
        List<CourtView.Row> all = new ArrayList<>();
        String after = "";
        do {
            CourtQueue.Listed page =
                    queue.page(Set.of(ClarificationBook.ASKED), after, size, person, WORDS);
            all.addAll(page.rows());
            after = page.next().orElse("");
        } while (!after.isEmpty());
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void whatever_a_page_holds_the_earliest_due_stands_first_and_each_row_once(int size) {
        Person court = of(COURT, "court");
        List<CourtView.Row> rows = walked(court, size);
        List<UUID> exchanges = rows.stream().map(CourtView.Row::exchange).toList();
        assertThat(exchanges)
                .contains(open.exchange(), replied.exchange(), followed.exchange())
                .doesNotHaveDuplicates();
        assertThat(rows.stream().map(CourtView.Row::urgency)).isSorted();
        assertThat(rows.get(exchanges.indexOf(followed.exchange())).owed()).isEmpty();
        assertThat(new HashSet<>(exchanges))
                .isEqualTo(
                        new HashSet<>(
                                walked(court, 1_000).stream()
                                        .map(CourtView.Row::exchange)
                                        .toList()));
    }

    @Test
    void nobody_else_is_shown_a_row_on_any_page() {
        assertThat(walked(of("X99.11.002", "enforcement"), 1).stream().map(CourtView.Row::exchange))
                .doesNotContain(open.exchange(), replied.exchange(), followed.exchange());
    }

    @Test
    void whoever_owes_and_whoever_waits_reads_in_the_list_why_that_day() {
        for (String user : List.of("officer@" + COURT, "officer@" + OFFICE)) {
            Visitor reader = Visitor.of(hub, user);
            String row = "/giai-thich/" + open.exchange();
            String page = reader.visit("/giai-thich?xem=het").text();
            Matcher next = NEXT.matcher(page);
            while (!page.contains(row) && next.find()) {
                page = reader.visit(next.group(1).replace("&amp;", "&")).text();
                next = NEXT.matcher(page);
            }
            Whys.opens(reader, page, row);
        }
    }

    @Test
    void the_page_goes_on_behind_a_place_and_takes_none_that_was_not_given_out() {
        Visitor office = Visitor.of(hub, "officer@" + OFFICE);
        CourtQueue.Listed first =
                hub.bean(CourtQueue.class)
                        .page(
                                Set.of(ClarificationBook.ASKED),
                                "",
                                1,
                                of(OFFICE, "enforcement"),
                                WORDS);
        String onwards = "/giai-thich?xem=het&lang=en&sau=" + first.next().orElseThrow();
        assertThat(office.visit(onwards).text())
                .contains("Back to the beginning")
                .doesNotContain("/giai-thich/" + first.rows().get(0).exchange());
        assertThat(office.get("/giai-thich?sau=han.nowhere").status()).isEqualTo(400);
        assertThat(office.get("/giai-thich?sau=han." + open.exchange() + ".x").status())
                .isEqualTo(400);
        assertThatThrownBy(() -> walkedFrom("nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void walkedFrom(String after) {
        hub.bean(CourtQueue.class).page(Set.of(), after, 1, of(OFFICE, "enforcement"), WORDS);
    }
}
