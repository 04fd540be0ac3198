package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Affair;
import vn.liennganh.coercion.operation.Texting;
import vn.liennganh.message.language.Words;

/** What was changed after a consent is told from the text that was agreed to. */
class WarningsTest {

    private static final String SEVEN = "2026-12-23T07:00:00+07:00";
    private static final String HALF_PAST_EIGHT = "2026-12-23T08:30:00+07:00";
    private static final String NINE = "2026-12-23T09:00:00+07:00";

    @Test
    void a_change_is_told_from_what_was_agreed_to_whatever_came_between() {
        Affair affair =
                new Affair()
                        .consult(1, SEVEN, 8)
                        .agree(1, 8)
                        .consult(2, HALF_PAST_EIGHT, 8)
                        .consult(3, HALF_PAST_EIGHT, 8, body -> body.put("place", "Hoa Sen 3"));

        assertThat(former(affair)).isEqualTo("1");
        assertThat(changed(affair))
                .contains("07:00", "08:30", "Sen Lam 12 \u2192 Hoa Sen 3")
                .doesNotContainPattern("08:30[^;]*\u2192");
    }

    @Test
    void a_plan_is_told_from_the_consultation_that_was_agreed_to() {
        Affair affair =
                new Affair()
                        .consult(1, SEVEN, 8)
                        .consult(2, HALF_PAST_EIGHT, 8)
                        .agree(2, 8)
                        .plan(2, NINE, 8, body -> {});

        assertThat(former(affair)).isEqualTo("2");
        assertThat(changed(affair)).contains("08:30", "09:00").doesNotContain("07:00");
    }

    @Test
    void whoever_agrees_again_has_agreed_to_the_later_text() {
        Affair affair =
                new Affair()
                        .consult(1, SEVEN, 8)
                        .agree(1, 8)
                        .consult(2, HALF_PAST_EIGHT, 8)
                        .agree(2, 8)
                        .consult(3, HALF_PAST_EIGHT, 8)
                        .consult(4, NINE, 8);

        assertThat(former(affair)).isEqualTo("2");
        assertThat(changed(affair)).contains("08:30", "09:00").doesNotContain("07:00");
    }

    @Test
    void where_nothing_was_agreed_to_the_last_text_is_told_from_the_one_before() {
        Affair affair = new Affair().consult(1, SEVEN, 8);
        assertThat(Texting.former(affair.now())).isEmpty();

        affair.consult(2, HALF_PAST_EIGHT, 8).consult(3, NINE, 8);
        assertThat(former(affair)).isEqualTo("2");
        assertThat(new Warnings(null, null).changed(affair.now(), new Words(Locale.ENGLISH)))
                .isEmpty();
    }

    private static String former(Affair affair) {
        return Texting.former(affair.now()).orElseThrow().label();
    }

    private static String changed(Affair affair) {
        return new Warnings(null, null)
                .changed(affair.now(), new Words(Locale.ENGLISH))
                .orElseThrow()
                .text();
    }
}
