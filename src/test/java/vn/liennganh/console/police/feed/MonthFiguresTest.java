package vn.liennganh.console.police.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.coercion.operation.Affair.COMMUNE;

import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Affair;

/** Who has agreed in the end. */
class MonthFiguresTest {

    private static final String DAY = "2026-12-23T08:30:00+07:00";

    @Test
    void the_last_word_counts() {
        Affair affair = new Affair().consult(1, DAY, 8);
        assertThat(agreed(affair)).as("silence is none").isFalse();

        affair.reply(COMMUNE, "disagree", 1, 0, "", "");
        assertThat(agreed(affair)).isFalse();

        affair.reply(COMMUNE, "agree-with-changes", 1, 6, "Sen Lam", "Tran Thi Binh");
        assertThat(agreed(affair)).isTrue();

        affair.police("unable-to-deploy", body -> body.put("reason", "agree"));
        assertThat(agreed(affair)).as("nothing is both agreed and refused").isFalse();

        affair.agree(1, 8);
        assertThat(agreed(affair)).isTrue();
        affair.reply(COMMUNE, "disagree", 1, 0, "", "");
        assertThat(agreed(affair)).isFalse();
    }

    private static boolean agreed(Affair affair) {
        return MonthFigures.agreed(affair.now(), COMMUNE);
    }
}
