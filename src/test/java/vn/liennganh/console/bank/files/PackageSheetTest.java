package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.language.Words;

class PackageSheetTest {

    private static final Words WORDS = new Words(Locale.ENGLISH);

    @Test
    void a_filled_template_becomes_lines() {
        PackageSheet sheet = read(row("12/QD", "1.250.000"));
        assertThat(sheet.filled().good()).isTrue();
        assertThat(sheet.body().get(0).path("principal").path("amount").asLong())
                .isEqualTo(1_250_000);
        assertThat(sheet.body().get(0).path("judgment").path("date").asString())
                .isEqualTo("2026-11-21");
    }

    @Test
    void one_wrong_row_holds_back_all_and_stands_beside_its_error() {
        PackageSheet sheet = read(row("12/QD", "1.250.000"), row("13/QD", "much"));
        assertThat(sheet.filled().good()).isFalse();
        assertThat(sheet.filled().errors().get(0)).isEmpty();
        assertThat(sheet.filled().errors().get(1)).contains("Principal");
        assertThat(sheet.corrected(WORDS).rows()).hasSize(2);
    }

    @Test
    void a_case_stands_in_a_package_once() {
        assertThat(read(row("12/QD", "5"), row("12/QD", "6")).filled().good()).isFalse();
    }

    @Test
    void what_was_handed_back_with_errors_can_be_read_again() {
        PackageSheet wrong = read(row("13/QD", "much"));
        List<List<String>> again = new ArrayList<>();
        again.add(wrong.corrected(WORDS).columns());
        wrong.corrected(WORDS)
                .rows()
                .forEach(row -> again.add(row.stream().map(Object::toString).toList()));
        assertThat(PackageSheet.read(again, WORDS)).isPresent();
    }

    @SafeVarargs
    private static PackageSheet read(List<String>... rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(PackageSheet.heads(WORDS));
        Collections.addAll(all, rows);
        return PackageSheet.read(all, WORDS).orElseThrow();
    }

    private static List<String> row(String number, String principal) {
        List<String> row = new ArrayList<>();
        for (String column : PackageSheet.COLUMNS) {
            row.add(
                    switch (column) {
                        case "case" -> number;
                        case "judgment-date", "rate-from", "as-of" -> "21/11/2026";
                        case "principal" -> principal;
                        case "rate" -> "9,5";
                        case "phone" -> "0901000111";
                        default -> column;
                    });
        }
        return row;
    }
}
