package vn.liennganh.freeze.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.liennganh.freeze.ledger.Reconciliation.Item;
import vn.liennganh.freeze.ledger.Reconciliation.Pile;
import vn.liennganh.freeze.position.Tale;

/** Both sides of each step, in three piles. */
class ReconciliationTest {

    @Test
    void an_order_waits_until_its_holder_says_an_amount() {
        Tale tale = new Tale(1_000).order(1, 1_000).order(2, 1_000).order(3, 400);
        assertThat(pile(tale, Pile.NOT_SEEN)).hasSize(3);

        tale.report(1, "part", 700, 1).report(2, "all-unvalued", 0, 1).report(3, "full", 400, 1);

        assertThat(pile(tale, Pile.DIFFERING)).containsExactly("order-hold 1000 700");
        assertThat(pile(tale, Pile.NOT_SEEN)).containsExactly("order-hold 1000 0");
        assertThat(pile(tale, Pile.MATCHED)).containsExactly("order-hold 400 400");
    }

    @Test
    void money_is_followed_from_the_deduction_to_the_receipt() {
        Tale tale = new Tale(1_000).order(1, 1_000).report(1, "full", 1_000, 1).deduct(1, 1_000);
        assertThat(pile(tale, Pile.NOT_SEEN)).containsExactly("deduction-transfer 1000 0");

        tale.transfer(1, 900, "CK-1", 3);
        assertThat(pile(tale, Pile.DIFFERING)).containsExactly("deduction-transfer 1000 900");
        assertThat(pile(tale, Pile.NOT_SEEN)).containsExactly("transfer-receipt 900 0");
        tale.transfer(1, 900, "CK-1", 3).receive(1, 850, "CK-1").receive(1, 70, "CK-9");
        assertThat(pile(tale, Pile.DIFFERING))
                .containsExactly("deduction-transfer 1000 900", "transfer-receipt 900 850");
        assertThat(pile(tale, Pile.NOT_SEEN)).containsExactly("transfer-receipt 0 70");
        tale.receive(1, 50, "CK-1");
        assertThat(pile(tale, Pile.MATCHED)).contains("transfer-receipt 900 900");
    }

    @Test
    void each_of_two_deductions_is_answered_by_its_own_transfer() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .report(1, "full", 1_000, 1)
                        .deduct(1, 300)
                        .transfer(1, 300, "CK-1", 3)
                        .deduct(1, 200)
                        .transfer(1, 300, "CK-1", 3);

        assertThat(pile(tale, Pile.NOT_SEEN))
                .containsExactlyInAnyOrder("transfer-receipt 300 0", "deduction-transfer 200 0");
        tale.transfer(1, 200, "CK-2", 5);
        assertThat(pile(tale, Pile.MATCHED))
                .contains("deduction-transfer 300 300", "deduction-transfer 200 200");
    }

    @Test
    void what_is_let_go_waits_for_the_lifting_and_an_item_keeps_its_age_while_others_move() {
        Tale tale =
                new Tale(1_000).order(1, 1_000).report(1, "full", 1_200, 1).partialRelease(1, 200);
        Item waiting = tale.reconciliation().of(Pile.NOT_SEEN).get(0);
        assertThat(waiting.since()).isEqualTo(tale.position().at());

        tale.order(2, 500).report(2, "part", 10, 1);
        assertThat(tale.reconciliation().of(Pile.NOT_SEEN)).containsExactly(waiting);
        tale.lifted(1, "part", 200, 8);
        assertThat(tale.reconciliation().of(Pile.NOT_SEEN)).isEmpty();
        assertThat(pile(tale, Pile.MATCHED)).contains("release-lift 200 200");
    }

    private static List<String> pile(Tale tale, Pile pile) {
        return tale.reconciliation().of(pile).stream()
                .map(one -> one.link().word() + " " + one.said() + " " + one.answered())
                .toList();
    }
}
