package vn.liennganh.freeze.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.freeze.draft.Occasion;
import vn.liennganh.freeze.draft.Papers;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.ledger.Place;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.support.CourseCheck;
import vn.liennganh.support.Hearsay;

/** Income, land and a border beside a frozen account: what counts, and what is only shown. */
class OthersTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String EMPLOYER = "X99.95.001";
    private static final String LAND = "X99.71.001";

    private final Hearsay talk = new Hearsay();
    private Position position = Position.empty(new Matter(AgencyId.of(OFFICE), "125", "0"));
    private Ledger ledger = Ledger.empty();
    private Reconciliation pairs = Reconciliation.empty();

    @TestFactory
    Stream<DynamicTest> each_course_is_what_the_rule_file_says() {
        return Others.courses().entrySet().stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.getKey(),
                                        () -> CourseCheck.check(one.getKey(), one.getValue())));
    }

    @Test
    void what_income_brings_lowers_what_banks_may_hold() {
        frozen(1_000);
        office("income-deduction.order", EMPLOYER, 2, true, "'amountDue':" + dong(1_000));
        assertThat(position.excess()).isZero();

        paid(EMPLOYER, 2, "part", 300, "L01");

        assertThat(position.limit()).hasValue(700);
        assertThat(position.excess()).isEqualTo(300);
        assertThat(position.paidOtherwise()).isEqualTo(300);
        assertThat(only().state()).isEqualTo("deducting");
        assertThat(only().due()).isEqualTo(1_000);
    }

    @Test
    void the_release_that_income_makes_needful_discharges_the_duty_where_it_was_opened() {
        frozen(1_000);
        office("income-deduction.order", EMPLOYER, 2, true, "'amountDue':" + dong(1_000));
        office("registration-suspension.order", LAND, 3, true, "'asset':{'kind':'land'}");
        paid(EMPLOYER, 2, "part", 300, "L01");

        Papers papers =
                new Papers(
                        position,
                        OfficePolicy.read(Path.of("config/freeze.yaml")),
                        id -> new Papers.Measure("account-freeze.order", Hearsay.object("{}")));
        Occasion occasion =
                new Occasion(
                        LocalDate.of(2026, 11, 23),
                        Optional.of("7/QD"),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 11, 23)),
                        Set.of(),
                        List.of());

        assertThat(papers.excess(occasion))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.body().at("/amount/amount").asLong()).isEqualTo(300);
                            assertThat(one.related())
                                    .containsExactly(
                                            position.others().stream()
                                                    .filter(
                                                            it ->
                                                                    it.holder()
                                                                            .value()
                                                                            .equals(EMPLOYER))
                                                    .map(OtherMeasure::exchange)
                                                    .findFirst()
                                                    .orElseThrow());
                        });
    }

    @Test
    void what_was_left_of_an_income_is_kept_period_by_period() {
        frozen(1_000);
        office(
                "income-deduction.order",
                EMPLOYER,
                2,
                true,
                "'amountDue':" + dong(1_000) + ",'dependants':2,'wageRegion':'A'");
        paid(EMPLOYER, 2, "part", 300, "L01");
        paid(EMPLOYER, 2, "part", 300, "L01");

        Income income = only().income();
        assertThat(income.dependants()).isEqualTo(2);
        assertThat(income.region()).isEqualTo("A");
        assertThat(income.pays())
                .singleElement()
                .satisfies(
                        pay -> {
                            assertThat(pay.deducted()).isEqualTo(300);
                            assertThat(pay.income()).hasValue(900);
                            assertThat(pay.left()).hasValue(600);
                        });
        String stored = Json.MAPPER.writeValueAsString(position);
        assertThat(Json.MAPPER.readValue(stored, Position.class)).isEqualTo(position);
    }

    @Test
    void a_payment_told_twice_is_one_payment() {
        frozen(1_000);
        office("income-deduction.order", EMPLOYER, 2, true, "'amountDue':" + dong(1_000));
        paid(EMPLOYER, 2, "part", 300, "L01");

        paid(EMPLOYER, 2, "part", 300, "L01");

        assertThat(position.limit()).hasValue(700);
    }

    @Test
    void income_is_in_the_ledger_and_meets_its_receipt() {
        frozen(1_000);
        office("income-deduction.order", EMPLOYER, 2, true, "'amountDue':" + dong(1_000));
        paid(EMPLOYER, 2, "part", 300, "L01");
        assertThat(ledger.balances()).containsEntry(Place.IN_TRANSIT, 300L);
        assertThat(ledger.unmatched()).hasSize(1);
        assertThat(pairs.of(Reconciliation.Pile.NOT_SEEN))
                .anyMatch(one -> one.reference().equals("L01"));

        office(
                "income-deduction.money-receipt",
                EMPLOYER,
                2,
                false,
                "'transferReference':'L01','amount':" + dong(300));

        assertThat(ledger.balances())
                .containsEntry(Place.IN_TRANSIT, 0L)
                .containsEntry(Place.RECEIVED, 300L);
        assertThat(ledger.balances().values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(ledger.unmatched()).isEmpty();
        assertThat(pairs.of(Reconciliation.Pile.MATCHED))
                .anyMatch(one -> one.reference().equals("L01"));
    }

    @Test
    void land_is_shown_with_its_state_and_counts_as_nothing() {
        frozen(1_000);
        office(
                "registration-suspension.order",
                LAND,
                3,
                true,
                "'asset':{'kind':'land'},'decision':{'number':'9/QD','date':'2026-11-20'}");
        says(
                talk.says(
                        "registration-suspension.execution-report",
                        LAND,
                        OFFICE,
                        3,
                        false,
                        Hearsay.object("{'outcome':'suspended'}")));

        assertThat(only().state()).isEqualTo("suspended");
        assertThat(only().asset()).isEqualTo("land");
        assertThat(only().decision()).isEqualTo("9/QD");
        assertThat(position.limit()).hasValue(1_000);
        assertThat(position.excess()).isZero();
    }

    @Test
    void a_position_is_written_and_read_back_equal() {
        frozen(1_000);
        office("income-deduction.order", EMPLOYER, 2, true, "'amountDue':" + dong(1_000));
        paid(EMPLOYER, 2, "part", 300, "L01");

        String written = Json.MAPPER.writeValueAsString(position);

        assertThat(Json.MAPPER.readValue(written, Position.class)).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({
        "'[{\"type\":\"personal-id\",\"value\":\"1\"}]',"
                + "'[{\"type\":\"passport\",\"value\":\"C1\"},{\"type\":\"personal-id\",\"value\":\"1\"}]',true",
        "'[{\"type\":\"personal-id\",\"value\":\"1\"}]','[{\"type\":\"tax-code\",\"value\":\"1\"}]',false",
        "'[{\"type\":\"other\",\"value\":\"7\"}]','[{\"type\":\"other\",\"value\":\"8\"}]',false"
    })
    void a_debtor_is_known_by_its_most_telling_identifier(String one, String other, boolean same) {
        assertThat(digest(one).equals(digest(other))).isEqualTo(same);
    }

    private static String digest(String identifiers) {
        return DebtKey.digest(Json.MAPPER.readTree("{\"identifiers\":" + identifiers + "}"));
    }

    private OtherMeasure only() {
        assertThat(position.others()).hasSize(1);
        return position.others().get(0);
    }

    private void frozen(long dong) {
        office(
                "account-freeze.order",
                BANK,
                1,
                true,
                String.join(
                        ",",
                        List.of(
                                "'obligationAmount':" + dong(dong),
                                "'enforcementCosts':" + dong(0),
                                "'freezeAmount':" + dong(dong))));
        says(
                talk.says(
                        "account-freeze.execution-report",
                        BANK,
                        OFFICE,
                        1,
                        false,
                        Hearsay.object("{'execution':'full'}")));
    }

    private void paid(String payer, int exchange, String result, long dong, String reference) {
        String body =
                "{'result':'%s','transferReference':'%s','amount':%s,'income':%s,'floorLeft':%s,"
                                .formatted(result, reference, dong(dong), dong(900), dong(600))
                        + "'transferredAt':'2026-11-20T10:00:00+07:00'}";
        says(
                talk.says(
                        "income-deduction.transfer-notice",
                        payer,
                        OFFICE,
                        exchange,
                        false,
                        Hearsay.object(body)));
    }

    private void office(String type, String to, int exchange, boolean opens, String fields) {
        ObjectNode body = Hearsay.object("{" + fields + "}");
        says(talk.says(type, OFFICE, to, exchange, opens, body));
    }

    private void says(Heard heard) {
        Position before = position;
        position = Steps.after(before, heard);
        ledger = ledger.after(before, position, heard);
        pairs = pairs.after(before, position, heard);
        List<Long> sums = new ArrayList<>(ledger.balances().values());
        assertThat(sums.stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static String dong(long amount) {
        return "{'amount':%d,'currency':'VND'}".formatted(amount);
    }
}
