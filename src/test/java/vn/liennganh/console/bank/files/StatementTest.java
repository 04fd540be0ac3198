package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    @Test
    void what_went_the_other_way_pays_nothing() {
        Statement.Entry debit =
                new Statement.Entry(2, "", PAID.reference(), "", PAID.amount(), Statement.Side.OUT);
        Statement piles = Statement.of(List.of(PAID), List.of(debit));
        assertThat(piles.matched()).isEmpty();
        assertThat(piles.missing()).hasSize(2);
        assertThat(piles.missing().get(1).side()).isEqualTo(Statement.Side.OUT);
    }

    @Test
    void columns_of_their_own_tell_what_came_in_from_what_went_out() {
        Entries read =
                table(
                        List.of("Reference", "Debit", "Credit", "Ccy"),
                        List.of("A-1", "", "1.000", "VND"),
                        List.of("A-2", "2.000", "0", ""),
                        List.of("A-3", "", "3", "usd"),
                        List.of("A-4", "", "4", "USD"),
                        List.of("A-5", "5", "much", ""),
                        List.of("carried on", "", "", ""));
        assertThat(read.booked())
                .extracting(Statement.Entry::reference, Statement.Entry::side)
                .containsExactly(tuple("A-1", Statement.Side.IN), tuple("A-2", Statement.Side.OUT));
        assertThat(read.left())
                .containsExactly(
                        new Entries.Left(Entries.Why.CURRENCY, "USD", 2),
                        new Entries.Left(Entries.Why.AMOUNT, "", 1));
    }

    @Test
    void in_a_single_column_a_minus_tells_and_without_any_a_row_may_be_either() {
        List<String> head = List.of("Reference", "Amount");
        assertThat(table(head, List.of("A-1", "-7"), List.of("A-2", "8")).booked())
                .extracting(Statement.Entry::amount, Statement.Entry::side)
                .containsExactly(tuple(7L, Statement.Side.OUT), tuple(8L, Statement.Side.IN));
        assertThat(table(head, List.of("A-2", "8")).booked().get(0).side())
                .isEqualTo(Statement.Side.EITHER);
        assertThat(StatementTable.read(List.of(List.of("Reference", "Weather")))).isEmpty();
    }

    @SafeVarargs
    private static Entries table(List<String>... rows) {
        return StatementTable.read(List.of(rows)).orElseThrow();
    }

    private static Statement.Order order(String reference, long amount) {
        return new Statement.Order(reference, "1/QD", "X99.11.001", amount, Statement.Side.IN, "/");
    }

    private static Statement.Entry entry(int row, String reference, String content, long amount) {
        return new Statement.Entry(
                row, "20/11/2026", reference, content, amount, Statement.Side.EITHER);
    }

    private static String content(Statement.Order order) {
        return "paid " + order.reference() + ", second part";
    }
}
