package vn.liennganh.inmate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.PaperDesk;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Place;
import vn.liennganh.inmate.ledger.Unmatched;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;

/** Where money is after lists, receipts and differences, in the order in which they really come. */
class AccountsTest {

    private static final AgencyId FIRST = Said.keeper(1);
    private static final AgencyId SECOND = Said.keeper(2);

    private final Said said = new Said();
    private final PaperDesk<Inmate> inmates = new PaperDesk<>(new InmateBook());
    private final PaperDesk<Transfer> transfers = new PaperDesk<>(new TransferBook());

    @Test
    void a_list_and_its_receipt_carry_the_sums_of_two_prisoners() {
        two();
        tell(said.list(FIRST, "CK1", 1, List.of(2), List.of(line("A", 100), line("B", 50))));
        assertThat(accounts().at(Place.IN_TRANSIT)).isEqualTo(150);
        assertThat(accounts().at(Place.AT_KEEPER)).isZero();

        tell(said.receipt(FIRST, "CK1", 1, 150, line("A", 100)));

        assertThat(states()).containsExactly(Item.State.ALLOCATED, Item.State.RECEIVED);
        assertThat(accounts().unmatched()).isEmpty();
    }

    @Test
    void money_that_comes_before_its_list_waits_without_a_place() {
        two();
        tell(said.receipt(FIRST, "CK1", 1, 150));
        assertThat(only().kind()).isEqualTo(Unmatched.Kind.MONEY_WITHOUT_LIST);
        assertThat(accounts().at(Place.UNPLACED)).isEqualTo(150);
        assertThat(accounts().at(Place.AT_KEEPER)).isEqualTo(150);

        tell(said.list(FIRST, "CK1", 1, List.of(2), List.of(line("A", 100), line("B", 50))));

        assertThat(accounts().at(Place.UNPLACED)).isZero();
        assertThat(accounts().at(Place.RECEIVED)).isEqualTo(150);
        assertThat(accounts().unmatched()).isEmpty();
    }

    @Test
    void a_list_without_money_and_one_with_less_are_named_with_their_age() {
        two();
        Heard list = said.list(FIRST, "CK1", 1, List.of(2), List.of(line("A", 100)));
        tell(list);
        assertThat(only().kind()).isEqualTo(Unmatched.Kind.LIST_WITHOUT_MONEY);
        assertThat(only().since()).isEqualTo(list.at());

        tell(said.receipt(FIRST, "CK1", 1, 99));

        assertThat(only().kind()).isEqualTo(Unmatched.Kind.AMOUNT_DIFFERS);
        assertThat(only().expected()).isEqualTo(100);
        assertThat(only().found()).isEqualTo(99);
        assertThat(accounts().at(Place.IN_TRANSIT)).isEqualTo(100);
        assertThat(accounts().at(Place.UNPLACED)).isEqualTo(99);
    }

    @Test
    void a_line_of_which_no_record_was_told_is_unmatched_until_the_record_comes() {
        tell(said.intake(1, FIRST));
        tell(said.list(FIRST, "CK1", 1, List.of(), List.of(line("A", 100))));
        tell(said.receipt(FIRST, "CK1", 1, 100));
        assertThat(only().kind()).isEqualTo(Unmatched.Kind.LINE_WITHOUT_RECORD);
        assertThat(accounts().at(Place.UNRECORDED)).isEqualTo(-100);

        tell(said.record(1, FIRST, "A", 100));

        assertThat(accounts().unmatched()).isEmpty();
        assertThat(accounts().at(Place.UNRECORDED)).isZero();
        assertThat(states()).containsExactly(Item.State.RECEIVED);
    }

    @Test
    void the_old_keeper_still_owes_what_it_took() {
        tell(said.intake(1, FIRST));
        tell(said.record(1, FIRST, "A", 100));
        tell(
                said.say(
                        "inmate-payment.status-change",
                        FIRST,
                        List.of(Said.OFFICE, SECOND),
                        Said.exchange(1),
                        Optional.empty(),
                        List.of(),
                        body -> body.put("change", "transfer").put("changedOn", "2026-08-01")));
        tell(said.record(1, SECOND, "A", 7));

        assertThat(inmates.all().get(0).keepers()).containsExactly(FIRST, SECOND);
        assertThat(accounts().items())
                .extracting(Item::keeper, Item::amount, Item::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(FIRST, 100L, Item.State.COLLECTED),
                        org.assertj.core.groups.Tuple.tuple(SECOND, 7L, Item.State.COLLECTED));
    }

    @Test
    void money_that_nobody_can_place_goes_to_the_budget_when_the_office_says_so() {
        tell(said.intake(1, FIRST));
        Heard told =
                said.say(
                        "inmate-payment.discrepancy",
                        Said.OFFICE,
                        FIRST,
                        Said.exchange(1),
                        List.of(),
                        body -> {
                            body.put("kind", "unidentified").put("moneyReceivedOn", "2026-07-01");
                            Said.money(body, "found", 70);
                        });
        tell(told);
        assertThat(only().kind()).isEqualTo(Unmatched.Kind.UNIDENTIFIED);
        assertThat(only().owner()).contains(FIRST);

        tell(
                said.say(
                        "inmate-payment.discrepancy-answer",
                        Said.OFFICE,
                        List.of(FIRST),
                        Said.exchange(1),
                        Optional.of(told.id()),
                        List.of(),
                        body -> body.put("resolution", "paid-to-budget")));

        assertThat(accounts().unmatched()).isEmpty();
        assertThat(accounts().at(Place.BUDGET)).isEqualTo(70);
        assertThat(accounts().at(Place.UNPLACED)).isZero();
    }

    private void two() {
        tell(said.intake(1, FIRST));
        tell(said.intake(2, FIRST));
        tell(said.record(1, FIRST, "A", 100));
        tell(said.record(2, FIRST, "B", 50));
    }

    private void tell(Heard one) {
        inmates.hear(List.of(one));
        transfers.hear(List.of(one));
    }

    private Accounts accounts() {
        return Accounts.of(inmates.all(), transfers.all());
    }

    private Unmatched only() {
        assertThat(accounts().unmatched()).hasSize(1);
        return accounts().unmatched().get(0);
    }

    private List<Item.State> states() {
        return accounts().items().stream().map(Item::state).toList();
    }

    private static Said.Line line(String receipt, long dong) {
        return new Said.Line(receipt, dong);
    }
}
