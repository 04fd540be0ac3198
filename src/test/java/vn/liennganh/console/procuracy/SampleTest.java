package vn.liennganh.console.procuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.supervision.DocketLine;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Whys;

/** A sample is drawn once, out of a list that is kept, and by whoever likes once more. */
class SampleTest {

    private static final String PROCURATOR = "officer@X99.31.000";
    private static final String PAGE = "/kiem-sat/mau";
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private static RunningHub hub;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        for (int i = 0; i < 3; i++) {
            office.send(office.signed(office.opening("account-freeze.order", "X99.51.001")));
        }
    }

    @Test
    void who_has_the_workbook_alone_draws_the_same_sample_again() throws IOException {
        Visitor procurator = Visitor.of(hub, PROCURATOR);
        String sample = draw(procurator, "2", "hat giong <1>");
        assertThat(procurator.get(sample + "?lang=en").text())
                .contains("Drawn again, it is this sample", "hat giong &lt;1&gt;")
                .contains("typed by who drew");

        List<List<String>> drawn = new ArrayList<>();
        List<List<String>> whole = new ArrayList<>();
        try (ReadableWorkbook book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(procurator.get(sample + "/mau.xlsx").body()))) {
            drawn.addAll(rows(book, 0));
            whole.addAll(rows(book, 1));
        }
        List<String> population = whole.stream().map(row -> row.get(row.size() - 1)).toList();
        List<String> expected =
                population.stream()
                        .sorted(Comparator.comparing(one -> sha256("hat giong <1>:" + one)))
                        .limit(2)
                        .toList();
        assertThat(drawn).extracting(row -> row.get(row.size() - 1)).isEqualTo(expected);
        assertThat(procurator.get(sample).text()).contains(sha256(String.join("\n", population)));
    }

    @Test
    void every_line_that_was_drawn_is_shown_also_one_between_others_and_one_owed_no_more()
            throws IOException {
        Party office = Party.of(hub, "X99.11.001");
        Party court = Party.of(hub, "X99.41.001");
        Draft request = office.opening("obligation-exemption.opinion-request", "X99.31.001");
        office.send(office.signed(request));
        Party procuracy = Party.of(hub, "X99.31.001");
        answer(procuracy, "clarification-request", request, "X99.11.001");
        Draft opinion = answer(procuracy, "opinion", request, "X99.11.001");
        Draft dossier = office.answering("obligation-exemption.dossier", read(request));
        dossier.to(List.of("X99.41.001"))
                .body()
                .withObject("/procuracyOpinion")
                .put("messageId", opinion.field("id").asString());
        office.send(office.signed(dossier));
        answer(court, "acceptance", dossier, "X99.11.001", "X99.31.001");
        Visitor procurator = Visitor.of(hub, "officer@X99.31.001");
        String sample = draw(procurator, "exemptions", "500", "");
        answer(court, "decision", dossier, "X99.11.001", "X99.31.001");

        List<List<String>> drawn;
        List<List<String>> whole;
        try (ReadableWorkbook book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(
                                procurator.get(sample + "/mau.xlsx?lang=en").body()))) {
            drawn = rows(book, 0);
            whole = rows(book, 1);
        }
        assertThat(drawn)
                .extracting(SampleTest::last)
                .containsExactlyInAnyOrderElementsOf(whole.stream().map(SampleTest::last).toList());
        assertThat(drawn.stream().flatMap(List::stream)).contains("No longer owed");
        StringBuilder pages = new StringBuilder();
        for (int page = 1; page <= 1 + whole.size() / 50; page++) {
            pages.append(procurator.get(sample + "?lang=en&trang=" + page).text());
        }
        assertThat(pages).contains("No longer owed", "/console/radar.js");
        // Between others no count is promised that the procuracy would not be shown.
        List<String> counts = Whys.of(pages.toString());
        assertThat(counts).isNotEmpty().hasSizeLessThan(whole.size());
        counts.forEach(one -> Whys.shown(procurator, one));
    }

    @Test
    void the_docket_says_why_a_day_is_the_last_one() {
        Party office = Party.of(hub, "X99.11.001");
        Draft asked = office.opening("obligation-exemption.opinion-request", "X99.31.001");
        office.send(office.signed(asked));
        Visitor procurator = Visitor.of(hub, "officer@X99.31.001");
        String row = "/hop-thu/" + asked.field("id").asString();
        String page = procurator.get("/kiem-sat?phan=owed-by-us").text();
        Matcher next = NEXT.matcher(page);
        while (!page.contains(row) && next.find()) {
            page = procurator.get(next.group(1).replace("&amp;", "&")).text();
            next = NEXT.matcher(page);
        }
        Whys.opens(procurator, page, row);
    }

    private static String last(List<String> row) {
        return row.get(row.size() - 1);
    }

    private static Envelope read(Draft sent) {
        return EnvelopeReader.read(sent.bytes()).value();
    }

    private static Draft answer(Party who, String message, Draft to, String... recipients) {
        Draft draft =
                who.answering("obligation-exemption." + message, read(to)).to(List.of(recipients));
        who.send(who.signed(draft));
        return draft;
    }

    @Test
    void a_page_of_what_ends_a_case_holds_nothing_else() {
        Party office = Party.of(hub, "X99.11.001");
        Draft ended = office.opening("enforcement-decision.termination", "X99.31.000");
        office.send(office.signed(ended));
        AgencyId procuracy = AgencyId.of("X99.31.000");
        LocalDate today = LocalDate.now();
        List<DocketLine> page =
                hub.bean(DocketLines.class)
                        .page(
                                Asked.of(
                                        "ended",
                                        null,
                                        today.minusDays(90),
                                        today.plusDays(90),
                                        today),
                                new Person(
                                        UUID.randomUUID(),
                                        "Anybody",
                                        procuracy,
                                        procuracy,
                                        "procuracy",
                                        Set.of()),
                                DocketLines.Place.START,
                                DocketLines.PAGE);
        assertThat(page)
                .extracting(DocketLine::type)
                .contains(ended.field("type").asString())
                .isSubsetOf("enforcement-decision.termination", "debtor-publication.return");
    }

    @Test
    void what_comes_later_is_not_in_it_and_nobody_changes_it() {
        Visitor procurator = Visitor.of(hub, PROCURATOR);
        String sample = draw(procurator, "500", "");
        String before = procurator.get(sample).text();
        assertThat(before).contains("class=\"chip verified\"");
        Party office = Party.of(hub, "X99.11.001");
        office.send(office.signed(office.opening("account-freeze.order", "X99.51.001")));
        assertThat(digest(procurator.get(sample).text())).isEqualTo(digest(before));
        assertThat(digest(procurator.get(draw(procurator, "1", "")).text()))
                .isNotEqualTo(digest(before));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                hub.bean(JdbcTemplate.class)
                                        .update("UPDATE console.procuracy_sample SET seed = 'x'"))
                .hasMessageContaining("added, never altered");
    }

    @Test
    void where_there_is_nothing_nothing_is_drawn_and_that_is_said() {
        Visitor procurator = Visitor.of(hub, PROCURATOR);
        procurator.get(PAGE);
        String back =
                procurator
                        .post(PAGE, Map.of("tu", "2001-01-01", "den", "2001-01-31", "so", "5"))
                        .location();
        assertThat(back).contains("khong-co");
        assertThat(procurator.get(back + "&lang=en").text()).contains("nothing was drawn");
    }

    @Test
    void a_part_of_the_docket_is_taken_away_and_only_what_ends_a_case_is_in_that_part() {
        Visitor procurator = Visitor.of(hub, PROCURATOR);
        assertThat(procurator.get("/kiem-sat/so.xlsx").body()).startsWith('P', 'K');
        assertThat(csv(procurator, "copies")).contains("Duty", "Account-freeze order");
        assertThat(csv(procurator, "ended")).contains("Duty").doesNotContain("Account-freeze");
        assertThat(procurator.get("/kiem-sat?sau=" + UUID.randomUUID()).status()).isEqualTo(400);
        assertThat(procurator.get("/kiem-sat?sau=999999999999999~" + UUID.randomUUID()).text())
                .contains("/kiem-sat?phan=copies");
    }

    @Test
    void a_draw_depends_on_the_seed_and_on_nothing_else() {
        List<UUID> ids = IntStream.range(0, 1_000).mapToObj(i -> new UUID(i, i)).toList();
        List<UUID> population = Draw.ordered(ids);
        assertThat(Draw.of(population, "a", 20))
                .hasSize(20)
                .isNotEqualTo(population.subList(0, 20));
        assertThat(Draw.of(Draw.ordered(new ArrayList<>(population)), "a", 20))
                .isEqualTo(Draw.of(population, "a", 20));
        assertThat(Draw.of(population, "b", 20)).isNotEqualTo(Draw.of(population, "a", 20));
        assertThat(Draw.of(population, "a", 5_000)).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static String csv(Visitor procurator, String part) {
        byte[] file = procurator.get("/kiem-sat/so.csv?lang=en&phan=" + part).body();
        return new String(file, StandardCharsets.UTF_8);
    }

    private static String draw(Visitor procurator, String size, String seed) {
        return draw(procurator, "copies", size, seed);
    }

    private static String draw(Visitor procurator, String part, String size, String seed) {
        procurator.get(PAGE);
        String sample =
                procurator
                        .post(
                                PAGE,
                                Map.of(
                                        "phan",
                                        part,
                                        "tu",
                                        LocalDate.now().minusDays(90).toString(),
                                        "den",
                                        LocalDate.now().plusDays(90).toString(),
                                        "so",
                                        size,
                                        "hat",
                                        seed))
                        .location();
        assertThat(sample).startsWith(PAGE + "/");
        return sample;
    }

    private static String digest(String page) {
        Matcher found = Pattern.compile("[0-9a-f]{64}").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String sha256(String text) {
        byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).bytes();
        return HexFormat.of().formatHex(digest);
    }

    /** The rows of a sheet that begin with a number. */
    private static List<List<String>> rows(ReadableWorkbook book, int sheet) throws IOException {
        return book.getSheet(sheet).orElseThrow().read().stream()
                .map(SampleTest::texts)
                .filter(row -> !row.isEmpty() && row.get(0).matches("\\d+"))
                .toList();
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, row.getCellCount())
                .mapToObj(i -> row.getOptionalCell(i).map(one -> one.getText()).orElse(""))
                .toList();
    }
}
