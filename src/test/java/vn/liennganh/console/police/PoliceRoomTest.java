package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Whys;

/** What the police find on their calendar, what a form becomes, and what leaks to nobody. */
class PoliceRoomTest {

    private static final String PLANNER = "head@X99.21.001";
    private static final String STRANGER = "head@X99.21.002";
    private static final String MEASURE = "<script>alert(1)</script> & \"giao\"";

    /** Far enough from holidays and from what other tests ask for. */
    private static final LocalDate DAY = LocalDate.of(2027, 7, 14);

    private static RunningHub hub;
    private static CoercionCase operation;

    @BeforeAll
    static void ask() {
        hub = RunningHub.shared();
        assertThat(DAY.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
        operation =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body ->
                                body.put("plannedAt", DAY + "T08:30:00+07:00")
                                        .put("measure", MEASURE));
    }

    private static String path(String rest) {
        return "/lich-cuong-che/" + operation.exchange() + rest;
    }

    @Test
    void a_request_stands_on_its_day_and_its_words_are_words() {
        Visitor planner = Visitor.of(hub, PLANNER);
        for (String view : Stretch.VIEWS) {
            String page = planner.get("/lich-cuong-che?xem=" + view + "&tu=" + DAY).text();
            assertThat(page).as(view).contains(operation.exchange().toString());
            assertThat(page).as(view).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
        String request = planner.get(path("")).text();
        assertThat(request).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
        assertThat(planner.get(path("/phieu-nhiem-vu")).text()).contains("<svg", " d=\"M");
    }

    @Test
    void who_is_asked_and_who_waits_reads_why_the_answer_is_due_that_day() {
        CoercionCase asked =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", DAY.plusDays(12) + "T08:30:00+07:00"));
        String request = "/lich-cuong-che/" + asked.exchange();
        Visitor planner = Visitor.of(hub, PLANNER);
        String list = planner.get("/lich-cuong-che?xem=danh-sach&tu=" + DAY.plusDays(12)).text();
        Whys.opens(planner, list, request);

        String waiting = Visitor.of(hub, "officer@" + CoercionCase.OFFICE).get(request).text();
        assertThat(waiting.substring(waiting.indexOf("id=\"awaited\"")))
                .contains("class=\"due\"", "class=\"why\"");
    }

    @Test
    void to_who_takes_no_part_it_does_not_exist() {
        Visitor stranger = Visitor.of(hub, STRANGER);
        assertThat(stranger.get("/lich-cuong-che?tu=" + DAY).text())
                .doesNotContain(operation.exchange().toString());
        for (String page : new String[] {"", "/phieu-nhiem-vu", "/ngay-thuc-hien"}) {
            assertThat(stranger.get(path(page)).status()).as(page).isEqualTo(404);
        }
        assertThat(stranger.post(path("/khong-bo-tri"), Map.of("ly-do", "x")).status())
                .isEqualTo(404);
        assertThat(Visitor.of(hub, "officer@X99.51.001").get("/lich-cuong-che").status())
                .isEqualTo(403);
    }

    @Test
    void an_agreement_becomes_a_draft_to_be_signed_and_nothing_is_sent() {
        Visitor planner = Visitor.of(hub, PLANNER);
        Visitor.Answer answer =
                planner.post(
                        path("/dong-y"),
                        Map.of(
                                "so-nguoi", "8",
                                "don-vi", "CSBV 1",
                                "ten", "Nguyen Van Thu",
                                "chuc-vu", "Doi truong",
                                "dien-thoai", "0900000000"));
        assertThat(answer.location()).startsWith("/cho-ky/");
        assertThat(planner.visit(answer.location()).text()).contains("CSBV 1");
        assertThat(planner.get(path("")).text()).contains("dong-y");
    }

    @Test
    void a_form_without_words_begins_nothing() {
        Visitor planner = Visitor.of(hub, PLANNER);
        assertThat(planner.post(path("/gio-khac"), Map.of("ly-do", "x")).location())
                .contains("?thieu");
        assertThat(planner.post(path("/bo-sung"), Map.of()).location()).contains("?thieu");
    }

    @Test
    void a_refused_form_comes_back_once_with_all_that_was_typed() {
        Visitor planner = Visitor.of(hub, PLANNER);
        String reason = "Trung lich <b>hop</b> & \"truc\"";
        String back =
                planner.post(path("/gio-khac"), Map.of("ly-do", reason, "gio-rieng", "sang mai"))
                        .location();
        String page = back.substring(0, back.indexOf('#'));
        assertThat(planner.get(page).text())
                .contains("Trung lich &lt;b&gt;hop&lt;/b&gt; &amp; &quot;truc&quot;</textarea>")
                .contains("value=\"sang mai\"")
                .containsPattern("id=\"gio-khac\" open=\"open\"");
        assertThat(planner.get(page).text()).doesNotContain("Trung lich", "open=\"open\"");
        planner.post(path("/bo-sung"), Map.of("noi-dung", " ", "muc", "9"));
        assertThat(Visitor.of(hub, "deputy@X99.21.001").get(path("")).text())
                .as("of another session")
                .doesNotContain("open=\"open\"");
    }

    @Test
    void more_than_three_times_are_not_cut_in_silence() {
        Visitor planner = Visitor.of(hub, PLANNER);
        planner.get(path(""));
        String times =
                "ly-do=x&gio-rieng=2027-07-20T08:00"
                        + "&gio=2027-07-15T08:30:00%2B07:00".repeat(3)
                        + "&_csrf="
                        + planner.token();
        String back = planner.form(path("/gio-khac"), times).location();
        assertThat(back).contains("?qua-ba");
        assertThat(planner.get(path("?qua-ba")).text())
                .contains("role=\"alert\"", "value=\"2027-07-20T08:00\"");
    }

    @Test
    void a_proposal_that_is_gone_is_said_to_be_gone() {
        Visitor officer = Visitor.of(hub, "officer@" + CoercionCase.OFFICE);
        officer.get(path(""));
        Map<String, String> gone = Map.of("de-xuat", "coercion-security.plan|0123456789abcdef");
        assertThat(officer.post(path("/du-thao"), gone).location()).isEqualTo(path("?khong-con=1"));
    }

    @Test
    void the_agency_is_offered_no_answer_of_the_police() {
        Visitor officer = Visitor.of(hub, "officer@" + CoercionCase.OFFICE);
        assertThat(officer.get(path("")).text()).doesNotContain("/dong-y\"");
        assertThat(officer.post(path("/dong-y"), Map.of("so-nguoi", "1")).status()).isEqualTo(404);
        assertThat(officer.get(path("/ngay-thuc-hien")).status()).isEqualTo(404);
    }

    @Test
    void a_stay_of_the_same_case_is_said_to_the_office_and_to_nobody_else() {
        CoercionCase held =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", DAY.plusDays(5) + "T08:30:00+07:00"));
        Party court = Party.of(hub, "X99.41.000");
        Draft stay = court.opening("stay.request", CoercionCase.OFFICE).caseNumber(held.number());
        court.send(court.signed(stay));
        String stop = "Case " + held.number() + ": the same case holds";
        Visitor officer = Visitor.of(hub, "officer@" + CoercionCase.OFFICE);
        Visitor planner = Visitor.of(hub, PLANNER);
        for (String page :
                List.of(
                        "/lich-cuong-che/" + held.exchange() + "?lang=en",
                        "/lich-cuong-che?lang=en&tu=" + DAY)) {
            assertThat(officer.get(page).text()).as(page).contains(stop);
            assertThat(planner.get(page).text()).as(page).doesNotContain(stop);
        }
    }

    @Test
    void a_moment_that_is_sent_twice_counts_once() {
        Visitor planner = Visitor.of(hub, PLANNER);
        planner.get(path("/ngay-thuc-hien"));
        Map<String, String> moment =
                Map.of("id", UUID.randomUUID().toString(), "kind", "arrived", "queued", "1");
        assertThat(planner.post(path("/moc"), moment).status()).isEqualTo(204);
        assertThat(planner.post(path("/moc"), moment).status()).isEqualTo(204);
        String page = planner.get(path("/ngay-thuc-hien")).text();
        Matcher item = Pattern.compile("<li><time").matcher(page);
        assertThat(item.results().count()).isEqualTo(1);
    }

    @Test
    void a_report_that_waited_on_a_telephone_does_not_undo_a_later_one() {
        Visitor planner = Visitor.of(hub, PLANNER);
        planner.get(path("/ngay-thuc-hien"));
        assertThat(planner.get(path("/bao-cao.pdf")).status()).isEqualTo(404);
        Instant now = hub.bean("hubClock", Clock.class).instant();
        report(planner, "second", now);
        report(planner, "first", now.minus(Duration.ofHours(3)));
        String page = planner.get(path("/ngay-thuc-hien")).text();
        assertThat(page).contains(">second<").doesNotContain(">first<");
        report(planner, "third", now.minus(Duration.ofMinutes(2)));
        assertThat(planner.get(path("/ngay-thuc-hien")).text()).contains(">third<");
        assertThat(planner.get(path("/bao-cao.pdf")).text()).startsWith("%PDF");
        assertThat(Visitor.of(hub, STRANGER).get(path("/bao-cao.pdf")).status()).isEqualTo(404);
    }

    private static void report(Visitor planner, String result, Instant at) {
        Map<String, String> report =
                Map.of("people", "8", "result", result, "at", at.toString(), "queued", "1");
        assertThat(planner.post(path("/bao-cao"), report).status()).isEqualTo(204);
    }

    @Test
    void a_feed_names_nobody_and_an_old_address_is_void() {
        Visitor planner = Visitor.of(hub, PLANNER);
        String first = address(planner);
        Visitor program = Visitor.stranger(hub);
        Visitor.Answer feed = program.get(first);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.text()).startsWith("BEGIN:VCALENDAR").doesNotContain("script", "LOCATION");
        String second = address(planner);
        assertThat(program.get(first).status()).isEqualTo(404);
        assertThat(program.get(second).status()).isEqualTo(200);
    }

    private static String address(Visitor planner) {
        planner.get("/lich-cuong-che/dang-ky");
        planner.post("/lich-cuong-che/dang-ky", Map.of("don-vi", ""));
        Matcher shown =
                Pattern.compile("(/ics/[A-Za-z0-9_-]{32}\\.ics)")
                        .matcher(planner.get("/lich-cuong-che/dang-ky").text());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    @Test
    void the_month_is_a_page_and_a_workbook() {
        Visitor planner = Visitor.of(hub, PLANNER);
        assertThat(planner.get("/lich-cuong-che/thong-ke-thang").status()).isEqualTo(200);
        Visitor.Answer book = planner.get("/lich-cuong-che/thong-ke-thang.xlsx");
        assertThat(new String(book.body(), 0, 2, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("PK");
    }
}
