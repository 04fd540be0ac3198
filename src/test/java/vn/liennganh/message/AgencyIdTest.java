package vn.liennganh.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers after Decision 20/2020, and the older form that is turned into them. */
class AgencyIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G22",
                "G22.12",
                "X99.51.001",
                "0",
                "A.B.C.D",
                "A2345678901234567890123456789012345"
            })
    void groups_of_capitals_and_digits_joined_by_dots(String value) {
        assertThat(AgencyId.of(value).value()).isEqualTo(value);
        assertThat(AgencyId.normalised(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "G22.",
                ".G22",
                "G22..12",
                "g22",
                "G22-12",
                "G22 ",
                " G22",
                "G22\n",
                "Đ22",
                "G２２",
                "A23456789012345678901234567890123456"
            })
    void anything_else_is_none(String value) {
        assertThatThrownBy(() -> AgencyId.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgencyId.normalised(value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "000.00.12.G22, G22.12",
        "00.00.12.G22, G22.12",
        "001.02.12.G22, G22.12.02.001",
        "000.00.00.G22, G22",
        "000.00.12.Z22, 000.00.12.Z22",
        "0.0.12.G22, 0.0.12.G22",
    })
    void the_older_form_is_turned_round_without_its_zeros(String older, String value) {
        assertThat(AgencyId.normalised(older).value()).isEqualTo(value);
    }
}
