package vn.liennganh.message.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vietnamese by default, English when asked for. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                            | vi
                    ''      | vi
                    en      | en
                    en-GB   | en
                    en-US,en;q=0.9,vi;q=0.1 | en
                    vi,en;q=0.5 | vi
                    fr      | vi
                    fr,en;q=0.1 | en
                    *       | vi
                    ;;;q=x  | vi
                    """)
    void the_header_chooses(String header, String language) {
        assertThat(Languages.of(header).getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"en,vi,en", "vi,en,vi", "xx,en,en"})
    void the_link_on_the_page_wins(String lang, String header, String language) {
        assertThat(Languages.of(lang, header).getLanguage()).isEqualTo(language);
    }
}
