package vn.liennganh.console.diary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A hidden value is shown to whom it may be shown to, for a purpose, and never in silence. */
class AccessDiaryTest {

    private static final String POINTER = "/debtor/identifiers/0/value";

    private static RunningHub hub;
    private static UUID message;
    private static String identifier;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        byte[] cms = office.signed(office.opening("account-freeze.order", "X99.51.001"));
        message = Statement.read(office.send(cms).statement()).orElseThrow().messageId();
        JsonNode body = Party.envelope(cms).body();
        identifier = body.at(POINTER).asString();
    }

    @Test
    void a_member_says_what_for_sees_the_value_and_stands_in_the_diary() {
        Visitor officer = Visitor.of(hub, "officer@X99.51.001");
        Visitor.Answer shown = show(officer, message, POINTER, "identity", "");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.text()).contains(identifier);
        assertThat(Visitor.of(hub, "head@X99.51.001").get("/quan-tri/nhat-ky-xem").text())
                .contains(message.toString(), "debtor.identifiers.value")
                .doesNotContain(identifier);
        assertThat(Visitor.of(hub, "head@X99.51.002").get("/quan-tri/nhat-ky-xem").text())
                .doesNotContain(message.toString());
    }

    @Test
    void the_letter_itself_shows_it_with_its_middle_hidden() {
        String letter = Visitor.of(hub, "officer@X99.51.001").get("/hop-thu/" + message).text();
        assertThat(letter)
                .contains(Masked.hide(identifier), "name=\"pointer\" value=\"" + POINTER + "\"")
                .doesNotContain(identifier);
    }

    @Test
    void whoever_may_not_read_the_letter_is_told_that_there_is_none() {
        Visitor outsider = Visitor.of(hub, "officer@X99.51.002");
        assertThat(show(outsider, message, POINTER, "case", "").status()).isEqualTo(404);
        assertThat(show(outsider, UUID.randomUUID(), POINTER, "case", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/debtor/identifiers/7/value, case, '', 404",
        "/debtor/name, case, '', 404",
        "debtor/identifiers/0/value, case, '', 404",
        "/debtor/identifiers/0/value, '', '', 400",
        "/debtor/identifiers/0/value, curiosity, '', 400",
        "/debtor/identifiers/0/value, other, '', 400",
        "/debtor/identifiers/0/value, other, complaint 7, 200",
    })
    void only_hidden_values_for_known_purposes(
            String pointer, String purpose, String note, int status) {
        Visitor officer = Visitor.of(hub, "officer@X99.51.001");
        assertThat(show(officer, message, pointer, purpose, note).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "079012341234, 0790\u2022\u2022\u2022\u20221234",
        "12345678, 12\u2022\u2022\u2022\u202278",
        "1234567, \u2022\u2022\u2022\u2022",
        "'', \u2022\u2022\u2022\u2022",
    })
    void the_middle_of_a_value_is_hidden(String value, String shown) {
        assertThat(Masked.hide(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "/debtor/identifiers/0/value, true",
        "/accounts/12/number, true",
        "/perAccount/0/number, true",
        "/staysFree/1/number, true",
        "/account/number, true",
        "/receivingAccount/number, true",
        "/receivingAccount, true",
        "/receivingAccountNumber, true",
        "/debtorAccountNumber, true",
        "/newOwnerAccount, true",
        "/securities/3/account, true",
        "/collateral/securities/account, true",
        "/lines/2/collateral/0/securities/account, true",
        "/lines/0/inmate/identifiers/1/value, true",
        "/authorised/identifier, true",
        "/newOwner/identifier, true",
        "/results/0/owners/12/identifier, true",
        "/holderIdentifier, true",
        "/tradingCode, true",
        "/travel/passportNumber, true",
        "/debtor/identifiers/0/type, false",
        "/against/agency, false",
        "/targets/0/unit, false",
        "/unit, false",
        "/earlierMeasures/0/holderCode, false",
        "/agencyAccount/number, false",
        "/receivingAccountName, false",
        "/receivingAccount/bankName, false",
        "/items/0/number, false",
        "/facts/0/value, false",
        "/decision/number, false",
        "/debtor/name, false",
    })
    void what_finds_a_person_elsewhere_is_hidden(String pointer, boolean hidden) {
        assertThat(Masked.sensitive(pointer)).isEqualTo(hidden);
    }

    private static Visitor.Answer show(
            Visitor visitor, UUID message, String pointer, String purpose, String note) {
        return visitor.post(
                "/hop-thu/xem-day-du",
                Map.of(
                        "message", message.toString(),
                        "pointer", pointer,
                        "purpose", purpose,
                        "note", note));
    }
}
