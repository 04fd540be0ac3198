package vn.liennganh.console.bank.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A bank's own words on its cases. */
class LabelTest {

    private static final String OFFICE = "X99.11.001";
    private static final String CASE = "/ngan-hang/vu-viec";
    private static final String BOARD = "/ngan-hang/bang-vu-viec";
    private static final String LABEL = "Uu tien <1>";

    private static RunningHub hub;
    private static String number;

    @BeforeAll
    static void ask() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        Draft first = papers(office, "X99.51.002");
        number = first.field("caseNumber").asString();
        office.send(office.signed(first));
        office.send(office.signed(papers(office, "X99.51.003").caseNumber(number)));
    }

    private static Draft papers(Party office, String bank) {
        Draft request = office.opening("credit-recovery.papers-request", bank);
        request.body().put("requestNumber", 1);
        return request;
    }

    private static Map<String, String> form(String label) {
        return Map.of("co-quan", OFFICE, "so", number, "nhan", label);
    }

    private static String page() {
        return CASE + "?lang=en&co-quan=" + OFFICE + "&so=" + number;
    }

    private static Visitor visitor(String user) {
        Visitor visitor = Visitor.of(hub, user);
        visitor.visit(BOARD);
        return visitor;
    }

    @Test
    void a_label_is_the_bank_s_own_and_narrows_its_board() {
        Visitor bank = visitor("officer@X99.51.002");
        assertThat(bank.post(CASE + "/nhan", form("  Uu  tien <1> ")).location())
                .startsWith(CASE)
                .endsWith("#nhan");
        String shown = "Uu tien &lt;1&gt;";
        assertThat(bank.visit(page()).text()).contains(shown).doesNotContain(LABEL);
        assertThat(visitor("head@X99.51.002").visit(BOARD).text()).contains(shown);
        for (String look : new String[] {"", "&kieu=bang"}) {
            assertThat(bank.visit(BOARD + "?nhan=Uu+tien+%3C1%3E" + look).text()).contains(number);
            assertThat(bank.visit(BOARD + "?nhan=other" + look).text()).doesNotContain(number);
        }
        byte[] csv = bank.visit(BOARD + ".csv?nhan=Uu+tien+%3C1%3E").body();
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains(number, LABEL);

        Visitor other = visitor("officer@X99.51.003");
        assertThat(other.visit(page()).text()).contains(number).doesNotContain(shown);
        assertThat(other.visit(BOARD).text()).contains(number).doesNotContain(shown);
        other.post(CASE + "/nhan/bo", form(LABEL));
        assertThat(bank.visit(page()).text()).contains(shown);
        bank.post(CASE + "/nhan/bo", form(LABEL));
        assertThat(bank.visit(page()).text()).doesNotContain(shown);
    }

    @Test
    void a_case_of_others_cannot_be_labelled_and_what_is_no_label_comes_back() {
        Visitor stranger = visitor("officer@X99.51.000");
        assertThat(stranger.post(CASE + "/nhan", form(LABEL)).status()).isEqualTo(404);
        Visitor bank = visitor("clerk@X99.51.003");
        String none = "co-quan=X99.11.001&so=none&nhan=x&_csrf=" + bank.token();
        assertThat(bank.form(CASE + "/nhan", none).status()).isEqualTo(404);
        String tooLong = "x".repeat(Labels.LONGEST + 1);
        String back = bank.post(CASE + "/nhan", form(tooLong)).location().replace("#nhan", "");
        assertThat(bank.visit(back + "&lang=en").text()).contains("A label has 1 to 40", tooLong);
        assertThat(bank.visit(back).text()).doesNotContain(tooLong);
    }
}
