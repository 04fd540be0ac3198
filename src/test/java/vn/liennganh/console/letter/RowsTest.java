package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.form.ListSheet;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Uploaded;
import vn.liennganh.console.sheet.Workbooks;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A prison brings the list of a round of certificates along as a workbook. */
class RowsTest {

    private static final MessageType ROUND = new MessageType("results-certificate.round");
    private static final int MANY = 45;

    private static RunningHub hub;
    private static ListSheet sheet;
    private static List<Object> row;

    @BeforeAll
    static void read() {
        hub = RunningHub.shared();
        RuleBook rules = hub.bean(RuleBook.class);
        LocalDate today = LocalDate.of(2026, 11, 23);
        sheet = ListSheet.of(rules.schema(ROUND, today).orElseThrow(), "lines").orElseThrow();
        ObjectNode body =
                (ObjectNode)
                        rules.sample(ROUND, Instant.parse("2026-11-23T02:00:00Z"), new Random(5))
                                .orElseThrow()
                                .path("body");
        row = sheet.rows(body, Texts.VIETNAMESE).get(0);
    }

    /** So many rows, the one at {@code wrong} without what must be filled. */
    private static byte[] workbook(int rows, int wrong) {
        List<List<Object>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> one = new ArrayList<>(row);
            one.set(0, "" + (i + 1));
            if (i == wrong) {
                one.set(1, "");
            }
            all.add(one);
        }
        List<String> heads = sheet.heads(Texts.VIETNAMESE);
        return Workbooks.form(new Table("x", List.of(), heads, all), Map.of(), "y");
    }

    @Test
    void all_rows_are_taken_or_the_same_sheet_comes_back_with_its_errors() {
        Visitor prison = Visitor.of(hub, "officer@X99.61.001");
        prison.visit("/yeu-cau/moi?loai=" + ROUND.value());
        String draft =
                prison.post("/yeu-cau/moi", Map.of("loai", ROUND.value(), "den", "X99.11.001"))
                        .location();
        String page = draft + "/bang/lines";
        assertThat(prison.visit(draft).text()).contains(page);
        assertThat(prison.get(page + ".xlsx").status()).isEqualTo(200);
        assertThat(prison.get(page + "/loi.xlsx").status()).isEqualTo(404);
        assertThat(prison.visit(page).status()).isEqualTo(200);

        assertThat(upload(prison, page, "nothing".getBytes())).endsWith("?khong-doc-duoc");
        assertThat(upload(prison, page, workbook(MANY, 2))).isEqualTo(page);
        assertThat(prison.visit(page).text()).contains("role=\"alert\"", "/loi.xlsx");
        List<List<String>> back =
                Uploaded.rows(prison.get(page + "/loi.xlsx").body()).orElseThrow();
        int last = sheet.heads(Texts.VIETNAMESE).size();
        assertThat(back.subList(3, back.size())).hasSize(MANY);
        assertThat(back.get(3).get(last)).isEmpty();
        assertThat(back.get(5).get(last))
                .startsWith(sheet.heads(Texts.VIETNAMESE).get(1).replace(" *", ""));

        assertThat(upload(prison, page, workbook(MANY, -1))).endsWith("?da-nhap=" + MANY);
        String shown = prison.visit(draft).text();
        assertThat(shown).contains("name=\"giu\" value=\"/lines\"");
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(shown);
        assertThat(version.find()).isTrue();
        Map<String, String> saved =
                Map.of("version", version.group(1), "giu", "/lines", "so-vu", "9/TB");
        assertThat(prison.post(draft, saved).location()).isEqualTo(draft);
        assertThat(Uploaded.rows(prison.get(page + ".xlsx").body()).orElseThrow())
                .as("rows that the form did not show are kept")
                .hasSize(MANY + 3);

        Visitor other = Visitor.of(hub, "officer@X99.61.002");
        other.visit("/yeu-cau/moi");
        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(upload(other, page, workbook(1, -1))).isEmpty();
        assertThat(prison.get(draft + "/bang/nothing").status()).isEqualTo(404);
    }

    private static String upload(Visitor who, String page, byte[] file) {
        return who.upload(page, Map.of(), "tep", "danh-sach.xlsx", file).location();
    }
}
