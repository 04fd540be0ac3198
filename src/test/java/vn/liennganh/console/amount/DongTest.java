package vn.liennganh.console.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DongTest {

    @Test
    void amounts_are_to_the_dong_with_dots() {
        assertThat(Dong.full(1_119_281_615_000L)).isEqualTo("1.119.281.615.000\u00a0\u0111");
    }

    @Test
    void a_glance_cuts_off_and_never_rounds_up() {
        assertThat(Dong.brief(84_299_999_999L, Locale.ENGLISH)).startsWith("84,2 ");
        assertThat(Dong.brief(999_999L, Locale.ENGLISH)).isEqualTo(Dong.full(999_999L));
    }

    @Test
    void nothing_of_nothing_is_no_part() {
        assertThat(Dong.percent(5, 0)).isZero();
        assertThat(Dong.percent(999, 1_000)).isEqualTo(99);
    }
}
