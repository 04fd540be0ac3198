package vn.liennganh.console.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days in addresses and fields. */
class DaysTest {

    @Test
    void a_day_is_read_as_a_browser_writes_it_and_shown_as_people_do() {
        assertThat(Days.read(" 2026-11-03 ")).contains(LocalDate.of(2026, 11, 3));
        assertThat(Days.text(LocalDate.of(2026, 11, 3))).isEqualTo("03/11/2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "03/11/2026", "2026-02-30", "2026-11-03T00:00", "<b>"})
    void what_is_no_day_is_none(String text) {
        assertThat(Days.read(text)).isEmpty();
    }
}
