package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.draft.Occasion;
import vn.liennganh.freeze.draft.Papers;
import vn.liennganh.freeze.position.Tale;

/** Whoever reports that it holds what is to stay free is found out by its own report. */
class OverreachTest {

    private static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final String WAGES = "Tài khoản nhận tiền lương";
    private static final String BUDGET = "TIEN GUI NGAN SACH NHA NUOC";
    private static final String CURRENT = "Tiền gửi thanh toán";

    @ParameterizedTest
    @CsvSource({
        // keep, balance, held, too much
        "5000000, 12000000, 7000000, 0",
        "5000000, 12000000, 12000000, 5000000",
        "5000000, 12000000, 7000001, 1",
        "5000000, 4000000, 4000000, 4000000",
        "5000000, 4000000, 0, 0",
        "5000000, , 12000000, 0",
        ", 12000000, 1, 1",
        ", , 12000000, 12000000"
    })
    void of_an_account_that_the_order_spares_what_is_held_beyond_it_is_too_much(
            Long keep, Long balance, long held, long tooMuch) {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("0123.4"), "Lương", Optional.ofNullable(keep));
        report(tale, new Line("01234", Optional.ofNullable(balance), held));

        assertThat(Overreach.sum(found(tale))).isEqualTo(tooMuch);
        assertThat(found(tale)).hasSize(tooMuch == 0 ? 0 : 1);
    }

    @Test
    void an_order_for_all_accounts_spares_kinds_which_the_holder_itself_has_named_or_names_later() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.empty(), clause("income"), Optional.of(5_000_000L));
        report(tale, new Line("8", Optional.of(12_000_000L), 12_000_000));
        assertThat(found(tale)).as("nobody knows yet what account 8 is").isEmpty();

        tale.ask(1).tell(1, true, 9, new Tale.Account("8", WAGES, 0));

        assertThat(found(tale)).extracting(Overreach::amount).containsExactly(5_000_000L);
        assertThat(found(tale).get(0).vi()).startsWith("Chính sách");
    }

    @Test
    void what_the_law_never_freezes_needs_no_word_in_the_order_and_office_policy_does() {
        Tale tale = new Tale(50_000_000).ask(1);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("7", BUDGET, 9_000_000),
                new Tale.Account("8", WAGES, 9_000_000),
                new Tale.Account("9", CURRENT, 9_000_000));
        tale.order(1, 50_000_000);
        report(
                tale,
                new Line("7", Optional.empty(), 9_000_000),
                new Line("8", Optional.of(9_000_000L), 9_000_000),
                new Line("9", Optional.of(9_000_000L), 9_000_000));

        assertThat(found(tale)).extracting(Overreach::account).containsExactly("7");
        assertThat(found(tale).get(0).en()).contains("49.5");
    }

    @Test
    void the_release_names_the_account_and_once_it_is_decided_nothing_is_found() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Lương", Optional.of(5_000_000L));
        report(tale, new Line("8", Optional.of(12_000_000L), 12_000_000));

        Draft release = drafts(tale).get(0);

        assertThat(drafts(tale)).hasSize(1);
        assertThat(release.type().value()).isEqualTo("account-freeze.partial-release");
        assertThat(release.body().at("/accounts/0/number").asString()).isEqualTo("8");
        assertThat(release.body().at("/amount/amount").asLong()).isEqualTo(5_000_000);
        assertThat(release.body().path("ground").asString()).contains("không bị phong tỏa");
        let(tale, release);
        assertThat(found(tale)).isEmpty();
        assertThat(drafts(tale)).isEmpty();
        assertThat(tale.position().kept()).isEqualTo(7_000_000);
    }

    @Test
    void one_decision_lets_go_of_what_stays_free_and_of_what_is_beyond_the_order() {
        Tale tale = new Tale(10_000_000);
        order(tale, Optional.of("8"), "Lương", Optional.of(5_000_000L));
        report(
                tale,
                new Line("8", Optional.of(6_000_000L), 6_000_000),
                new Line("9", Optional.empty(), 12_000_000));

        List<Draft> drafts = drafts(tale);

        assertThat(drafts).hasSize(1);
        assertThat(drafts.get(0).body().at("/amount/amount").asLong())
                .as("18 are held of 10, and 5 of them are to stay free")
                .isEqualTo(8_000_000);
        assertThat(drafts.get(0).body().path("accounts").valueStream())
                .extracting(one -> one.path("number").asString())
                .containsExactly("8", "9");
        let(tale, drafts.get(0));
        assertThat(found(tale)).isEmpty();
        assertThat(tale.position().excess()).isZero();
        assertThat(tale.position().kept()).isEqualTo(10_000_000);
    }

    @Test
    void what_comes_in_later_on_an_account_that_stays_free_is_found_as_well() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Ngân sách", Optional.empty());
        part(tale, new Line("9", Optional.empty(), 1_000_000));
        assertThat(found(tale)).isEmpty();

        inflow(tale, "8", 3_000_000, 4_000_000, 5);

        assertThat(found(tale)).extracting(Overreach::amount).containsExactly(3_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        // which the bank says it holds after an inflow of 2 on account 9, and when it has lifted 5
        "9000000, 4, the lifting is reckoned with and told late",
        "14000000, 4, it is told late and not reckoned with",
        "14000000, 6, it comes after the inflow",
    })
    void what_was_let_go_is_not_found_again_in_whatever_order_the_bank_tells_it(
            long total, long lifted, String said) {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Lương", Optional.of(5_000_000L));
        part(tale, new Line("8", Optional.of(12_000_000L), 12_000_000));
        let(tale, drafts(tale).get(0));

        inflow(tale, "9", 2_000_000, total, 5);
        assertThat(drafts(tale)).as("before the lifting, where " + said).isEmpty();
        tale.lifted(1, "part", 5_000_000, lifted);

        assertThat(found(tale)).as(said).isEmpty();
        assertThat(drafts(tale)).isEmpty();
        inflow(tale, "9", 1_000_000, tale.position().held() + 1_000_000, 8);
        assertThat(found(tale)).as("after one more inflow, where " + said).isEmpty();
    }

    @Test
    void while_something_is_let_go_no_account_is_said_to_hold_what_may_be_lifted_already() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Lương", Optional.of(5_000_000L));
        part(tale, new Line("8", Optional.of(12_000_000L), 12_000_000));
        let(tale, drafts(tale).get(0));

        inflow(tale, "9", 20_000_000, 27_000_000, 5);

        assertThat(tale.hold(1).found().dong()).isEqualTo(27_000_000);
        assertThat(tale.hold(1).found().accounts()).isEmpty();
    }

    @Test
    void what_is_held_there_anew_after_the_lifting_is_found_anew() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Lương", Optional.of(5_000_000L));
        part(tale, new Line("8", Optional.of(12_000_000L), 12_000_000));
        let(tale, drafts(tale).get(0));
        inflow(tale, "9", 2_000_000, 14_000_000, 5);
        tale.lifted(1, "part", 5_000_000, 4);

        part(tale, 7, new Line("8", Optional.of(13_000_000L), 9_000_000));

        assertThat(found(tale)).extracting(Overreach::amount).containsExactly(1_000_000L);
    }

    @Test
    void whoever_has_yet_to_answer_an_amendment_or_has_been_released_is_not_accused() {
        Tale tale = new Tale(50_000_000);
        order(tale, Optional.of("8"), "Ngân sách", Optional.empty());
        report(tale, new Line("8", Optional.empty(), 1_000_000));
        assertThat(found(tale)).hasSize(1);

        tale.amend(1, 50_000_000);
        assertThat(found(tale)).isEmpty();
        report(tale, new Line("8", Optional.empty(), 1_000_000));
        assertThat(found(tale)).as("the amendment spares nothing any more").isEmpty();

        order(tale, Optional.of("8"), "Ngân sách", Optional.empty());
        report(tale, new Line("8", Optional.empty(), 1_000_000));
        assertThat(found(tale)).hasSize(1);
        tale.release(1);
        assertThat(found(tale)).isEmpty();
    }

    private record Line(String number, Optional<Long> balance, long held) {

        static void all(ObjectNode body, Line... lines) {
            ArrayNode list = body.putArray("perAccount");
            for (Line one : lines) {
                ObjectNode row = list.addObject().put("number", one.number());
                one.balance().ifPresent(dong -> Tale.money(row, "balance", dong));
                Tale.money(row, "held", one.held());
            }
        }
    }

    private static String clause(String kind) {
        return SHIPPED.kinds().stream()
                .filter(one -> one.id().equals(kind))
                .map(OfficePolicy.Kind::clause)
                .findFirst()
                .orElseThrow();
    }

    private static void order(
            Tale tale, Optional<String> number, String kind, Optional<Long> keep) {
        tale.office(
                "account-freeze.order",
                1,
                body -> {
                    long debt = tale.debt();
                    Tale.money(body, "obligationAmount", debt);
                    Tale.money(body, "enforcementCosts", 0);
                    Tale.money(body, "freezeAmount", debt);
                    ObjectNode free = body.putArray("staysFree").addObject().put("kind", kind);
                    number.ifPresent(one -> free.put("number", one));
                    keep.ifPresent(dong -> Tale.money(free, "amount", dong));
                    free.put("basis", "B");
                });
    }

    private static void report(Tale tale, Line... lines) {
        tale.bank(
                "account-freeze.execution-report",
                1,
                body -> {
                    body.put("execution", "full").put("executedAt", Tale.moment(3));
                    Line.all(body, lines);
                });
    }

    private static void part(Tale tale, Line... lines) {
        part(tale, 3, lines);
    }

    private static void part(Tale tale, long minute, Line... lines) {
        tale.bank(
                "account-freeze.execution-report",
                1,
                body -> {
                    body.put("execution", "part").put("executedAt", Tale.moment(minute));
                    Line.all(body, lines);
                });
    }

    private static void inflow(Tale tale, String account, long dong, long total, long minute) {
        tale.bank(
                "account-freeze.inflow-report",
                1,
                body -> {
                    body.put("execution", "part").put("inflowAt", Tale.moment(minute));
                    body.putObject("account").put("number", account);
                    Tale.money(body, "inflow", dong);
                    Tale.money(body, "heldTotal", total);
                });
    }

    private static List<Overreach> found(Tale tale) {
        return Overreach.of(tale.position(), SHIPPED);
    }

    private static List<Draft> drafts(Tale tale) {
        LocalDate today = LocalDate.parse("2026-11-20");
        return new Papers(
                        tale.position(),
                        SHIPPED,
                        id -> new Papers.Measure(tale.message(id).type(), tale.message(id).body()))
                .excess(
                        new Occasion(
                                today,
                                Optional.of("77/QD"),
                                Optional.empty(),
                                Optional.of(today),
                                Set.of(),
                                List.of()));
    }

    private static void let(Tale tale, Draft release) {
        tale.office(release.type().value(), 1, body -> body.setAll(release.body()));
    }
}
