package vn.liennganh.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.support.Visitor;

/** Reports and scorecards as people see them, over a real hub. */
class FiguresRoomTest {

    private static final String OFFICE = "X99.11.001";

    private static Visitor officer;
    private static Visitor stranger;
    private static Period period;

    @BeforeAll
    static void report() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        LocalDate today = office.hub().whoami().time().toLocalDate();
        period = new Period(Period.yearOf(today) - 1, Period.Length.TWELVE);
        Draft upward = office.opening("joint-statistics.upward-report", "X99.10.000");
        upward.body()
                .put("period", period.length().word())
                .put("periodEnd", period.end().toString());
        upward.body()
                .set(
                        "figures",
                        office.opening("joint-statistics.unit-report", "X99.00.000")
                                .body()
                                .path("figures"));
        office.send(office.signed(upward));
        officer = Visitor.of(hub, "officer@" + OFFICE);
        stranger = Visitor.of(hub, "officer@X99.12.001");
    }

    private static String query() {
        return "?nam=" + period.year() + "&ky=" + period.length().word() + "&lang=vi";
    }

    @Test
    void whoever_reported_sees_its_figures_and_takes_them_away() {
        String page = officer.get("/thong-ke" + query()).text();
        assertThat(page)
                .contains("T\u1ef7 l\u1ec7 xong", "/hop-thu/", "B\u1ea3n in theo m\u1eabu")
                .doesNotContain("figures.", "statistics.");
        assertThat(officer.get("/thong-ke/ky.csv" + query()).text()).contains("%");
        assertThat(officer.get("/thong-ke/ky.pdf" + query()).body()).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void figures_that_were_not_sent_to_an_agency_are_not_there() {
        assertThat(stranger.get("/thong-ke" + query()).text()).doesNotContain("/hop-thu/0");
        assertThat(stranger.get("/thong-ke/ky.csv" + query()).text().lines()).hasSize(1);
    }

    @Test
    void a_scorecard_of_somebody_who_does_not_stand_below_is_not_there() {
        assertThat(officer.get("/thong-ke/bang-diem?lang=en").status()).isEqualTo(200);
        assertThat(officer.get("/thong-ke/bang-diem/" + OFFICE + "/on-time").status())
                .isEqualTo(200);
        for (String other : List.of("X99.12.001", "X99.51.001", "nobody")) {
            assertThat(officer.get("/thong-ke/bang-diem/" + other + "/on-time").status())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void who_stands_above_counts_a_duty_and_finds_no_link_to_what_is_none_of_its_business() {
        RunningHub hub = RunningHub.shared();
        String court = "X99.41.001";
        Party office = Party.of(hub, OFFICE);
        office.send(office.signed(office.opening("judgment-clarification.request", court)));
        LocalDate today = office.hub().whoami().time().toLocalDate();
        String path =
                "/thong-ke/bang-diem/%s/open?tu=%s&den=%s"
                        .formatted(court, today.minusDays(100), today.plusDays(100));

        Visitor party = Visitor.of(hub, "officer@" + court);
        List<String> links = links(party.get(path).text());
        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(party.get(link).status()).as(link).isEqualTo(200);
        }
        Visitor above = Visitor.of(hub, "officer@X99.41.000");
        String page = above.get(path).text();
        assertThat(page.split("data-row", -1)).hasSizeGreaterThan(1);
        assertThat(page).doesNotContain(links);
        for (String link : links(page)) {
            assertThat(above.get(link).status()).as(link).isEqualTo(200);
        }
    }

    private static List<String> links(String page) {
        return Pattern.compile("href=\"(/han/[0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    void only_kinds_of_agencies_that_report_find_the_room() {
        Visitor bank = Visitor.of(RunningHub.shared(), "officer@X99.51.001");
        assertThat(bank.get("/thong-ke").status()).isEqualTo(403);
        assertThat(bank.get("/thong-ke/ky.csv").status()).isEqualTo(403);
    }
}
