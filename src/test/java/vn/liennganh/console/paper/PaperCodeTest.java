package vn.liennganh.console.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.Sha256;

class PaperCodeTest {

    private static final Sha256 EMPTY = Sha256.of(new byte[0]);

    @Test
    void a_code_is_the_first_eighty_bits_in_the_signs_of_crockford() {
        // e3b0c442 98fc1c14 9afb: 11100 01110 11000 01100 ...
        assertThat(PaperCode.of(EMPTY)).hasToString("WERC-8GMR-ZGE1-96QV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WERC-8GMR-ZGE1-96QV",
                "werc8gmrzge196qv",
                " werc 8gmr zgei-96qv ",
                "WERC-8GMR-ZGEL-96QV"
            })
    void what_people_type_is_forgiven(String typed) {
        assertThat(PaperCode.read(typed)).contains(PaperCode.of(EMPTY));
        assertThat(PaperCode.read(typed).orElseThrow().fits(EMPTY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WERC",
                "WERC-8GMR-ZGE1-96QU",
                "WERC-8GMR-ZGE1-96QVA",
                "' OR 1=1 --    "
            })
    void what_is_no_code_is_none(String typed) {
        assertThat(PaperCode.read(typed)).isEmpty();
    }

    @Test
    void every_digest_comes_back() {
        for (int i = 0; i < 500; i++) {
            Sha256 digest = Sha256.of(("x" + i).getBytes(StandardCharsets.UTF_8));
            PaperCode code = PaperCode.of(digest);
            assertThat(PaperCode.read(code.toString())).contains(code);
            assertThat(code.fits(EMPTY)).isFalse();
        }
    }
}
