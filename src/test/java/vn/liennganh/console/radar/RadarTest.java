package vn.liennganh.console.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The radar of both sides of a duty, over a real hub. */
class RadarTest {

    private static final String ASKS = "X99.11.001";
    private static final String OWES = "X99.51.001";
    private static final Pattern DUTY = Pattern.compile("/han/([0-9a-f-]{36})/vi-sao");
    private static final Pattern EXCHANGE = Pattern.compile("/viec/([0-9a-f-]{36})");

    private static Visitor asking;
    private static Visitor owing;
    private static Visitor other;

    @BeforeAll
    static void ask() {
        RunningHub hub = RunningHub.shared();
        Party officer = Party.of(hub, ASKS);
        officer.send(officer.signed(officer.opening("account-information.request", OWES)));
        asking = Visitor.of(hub, "officer@" + ASKS);
        owing = Visitor.of(hub, "officer@" + OWES);
        other = Visitor.of(hub, "officer@X99.52.001");
    }

    @Test
    void both_sides_see_the_duty_each_from_its_own() {
        String mine = owing.get("/han?ben=toi&lang=en").text();
        String theirs = asking.get("/han?ben=ho&lang=en").text();
        assertThat(mine).contains("Reply with information", "Handle").doesNotContain("radar.title");
        assertThat(theirs).contains("Reply with information", "Remind").doesNotContain("due.left");
        assertThat(asking.get("/han?lang=vi").text())
                .contains("Qu\u00e1 h\u1ea1n", "H\u00f4m nay", "Sau \u0111\u00f3");
    }

    @Test
    void a_deadline_says_why_it_lies_where_it_lies() {
        String id = duty(owing, "toi");
        assertThat(owing.get("/han/" + id + "/vi-sao?lang=en").text())
                .contains("Counted from", "Limit", "Source");
        assertThat(owing.get("/han/" + id + "?lang=en").text())
                .contains("Who waits for it", "/viec/");
        assertThat(asking.get("/han/" + id).text()).contains("/don-doc");
    }

    @Test
    void a_duty_of_others_is_not_there() {
        String id = duty(owing, "toi");
        assertThat(other.get("/han/" + id).status()).isEqualTo(404);
        assertThat(other.get("/han/" + id + "/vi-sao").status()).isEqualTo(404);
        other.get("/han");
        assertThat(other.post("/han/" + id + "/don-doc", Map.of()).status()).isEqualTo(404);
        Matcher exchange = EXCHANGE.matcher(owing.get("/han/" + id).text());
        assertThat(exchange.find()).isTrue();
        assertThat(owing.get("/han/danh-sach.csv").text()).contains(exchange.group(1));
        assertThat(other.get("/han/danh-sach.csv").text()).doesNotContain(exchange.group(1));
    }

    @Test
    void whoever_waits_begins_a_reminder_and_whoever_owes_cannot() {
        String id = duty(owing, "toi");
        asking.get("/han/" + id);
        assertThat(asking.post("/han/" + id + "/don-doc", Map.of()).location())
                .startsWith("/cho-ky/");
        owing.get("/han");
        assertThat(owing.post("/han/" + id + "/don-doc", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void the_list_is_taken_away_as_workbook_text_and_paper() throws IOException {
        byte[] workbook = asking.get("/han/danh-sach.xlsx?ben=ho&lang=en").body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows)
                    .anyMatch(row -> row.getCellCount() > 2 && OWES.equals(row.getCellText(2)));
        }
        byte[] csv = asking.get("/han/danh-sach.csv?ben=ho&lang=en").body();
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains(OWES, "They owe me");
        byte[] pdf = asking.get("/han/danh-sach.pdf?ben=ho&lang=vi").body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("R\u00e0 h\u1ea1n", "H\u1ecd n\u1ee3 t\u00f4i", "C\u0103n c\u1ee9");
        }
        assertThat(asking.get("/han/danh-sach.exe").status()).isEqualTo(404);
    }

    private static String duty(Visitor visitor, String side) {
        Matcher found = DUTY.matcher(visitor.get("/han?ben=" + side).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
