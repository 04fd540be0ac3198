package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTest {

    private static final Statement.Order PAID = order("THADS-79-2026-001234-K3", 3_200_000_000L);

    @Test
    void the_reference_in_the_content_of_an_entry_matches() {
        Statement piles =
                Statement.of(List.of(PAID), List.of(entry(2, "FT1", content(PAID), PAID.amount())));
        assertThat(piles.matched()).hasSize(1);
        assertThat(piles.different()).isEmpty();
        assertThat(piles.missing()).isEmpty();
    }

    @Test
    void two_entries_of_one_reference_are_added_up() {
        Statement piles =
                Statement.of(
                        List.of(PAID),
                        List.of(
                                entry(2, PAID.reference(), "", 3_000_000_000L),
                                entry(3, PAID.reference(), "", 200_000_000L)));
        assertThat(piles.matched()).hasSize(1);
    }

    @Test
    void another_amount_is_different_by_so_much() {
        Statement piles =
                Statement.of(List.of(PAID), List.of(entry(2, PAID.reference(), "", 1_000L)));
        assertThat(piles.different()).hasSize(1);
        assertThat(piles.different().get(0).difference()).isEqualTo(1_000L - PAID.amount());
    }

    @Test
    void a_longer_reference_that_begins_alike_is_another_one() {
        Statement piles =
                Statement.of(
                        List.of(PAID),
                        List.of(entry(2, PAID.reference() + "1", "", PAID.amount())));
        assertThat(piles.matched()).isEmpty();
        assertThat(piles.missing()).hasSize(2);
    }

    private static Statement.Order order(String reference, long amount) {
        return new Statement.Order(reference, "1/QD", "X99.11.001", amount, "/");
    }

    private static Statement.Entry entry(int row, String reference, String content, long amount) {
        return new Statement.Entry(row, "20/11/2026", reference, content, amount);
    }

    private static String content(Statement.Order order) {
        return "paid " + order.reference() + ", second part";
    }
}
