package vn.liennganh.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.register.figure.Campaign;
import vn.liennganh.register.figure.Items;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;
import vn.liennganh.support.CourseCheck;
import vn.liennganh.support.Hearsay;

/** What the registers write down, who sees it, and what it comes to. */
class RegisterTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COMMUNE = "X99.81.001";
    private static final String POLICE = "X99.21.001";
    private static final AgencyId ELSEWHERE = AgencyId.of("X99.81.002");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final RegisterBook book = new RegisterBook();
    private final Hearsay talk = new Hearsay();
    private CaseFile file = CaseFile.EMPTY;

    @TestFactory
    Stream<DynamicTest> each_course_is_what_the_rule_file_says() {
        return Arrays.stream(Register.values())
                .flatMap(one -> one.rules().entrySet().stream())
                .flatMap(
                        one ->
                                one.getValue().course().stream()
                                        .map(
                                                course ->
                                                        DynamicTest.dynamicTest(
                                                                one.getKey(),
                                                                () ->
                                                                        CourseCheck.check(
                                                                                one.getKey(),
                                                                                course))));
    }

    @Test
    void a_procedure_is_heard_in_one_register_alone() {
        List<String> all =
                Arrays.stream(Register.values())
                        .flatMap(one -> one.rules().keySet().stream())
                        .toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void a_publication_goes_from_the_portal_to_the_end_of_the_posting() {
        office("debtor-publication.posting-request", 1, true, "'decision':{'number':'3/QD'}");
        assertThat(states()).containsExactly("to-publish");
        office(
                "debtor-publication.publication-record",
                1,
                false,
                "'publishedAt':'2026-11-20T09:00:00+07:00','portal':'thads.invalid'");
        office("debtor-publication.posting-end", 1, false, "'ground':'completed'");
        office("debtor-publication.take-down-record", 1, false, "'portal':'thads.invalid'");

        assertThat(states()).containsExactly("ended");
        assertThat(file.lines()).extracting(Line::text).contains("3/QD", "thads.invalid");
        assertThat(entry(Register.PUBLICATION).marks())
                .contains("register:publication", "state:ended");
    }

    @Test
    void a_coercion_called_off_after_somebody_agreed_is_avoided() {
        office("coercion-security.plan", 2, true, "'measure':'Giao nhà'");
        assertThat(entry(Register.CAMPAIGN).readers()).isEmpty();
        persuaded(1, "agreed");
        office("coercion-security.cancellation", 2, false, "'reason':'Đã tự nguyện'");

        Campaign sums = campaign("Tháng cao điểm");

        assertThat(sums.cases()).isEqualTo(1);
        assertThat(sums.communes()).containsExactly(AgencyId.of(COMMUNE));
        assertThat(sums.members()).isEqualTo(2);
        assertThat(sums.sessions()).isEqualTo(1);
        assertThat(sums.visits()).isEqualTo(1);
        assertThat(sums.outcomes()).containsEntry("agreed", 1L);
        assertThat(sums.planned()).isEqualTo(1);
        assertThat(sums.avoided()).isEqualTo(1);
        assertThat(campaign("Đợt khác").cases()).isZero();
        assertThat(entry(Register.CAMPAIGN).readers())
                .containsExactlyInAnyOrder(AgencyId.of(OFFICE), AgencyId.of(COMMUNE));
    }

    @Test
    void a_coercion_called_off_before_anybody_agreed_is_not_avoided() {
        office("coercion-security.plan", 2, true, "'measure':'Giao nhà'");
        office("coercion-security.cancellation", 2, false, "'reason':'Mưa bão'");
        persuaded(1, "agreed");
        assertThat(campaign("Tháng cao điểm").avoided()).isZero();
    }

    @Test
    void who_refused_and_was_coerced_is_counted_as_such() {
        office("coercion-security.plan", 2, true, "'measure':'Giao nhà'");
        persuaded(1, "refused");
        office("coercion-security.result-report", 2, false, "'result':'done'");
        Campaign sums = campaign("Tháng cao điểm");
        assertThat(sums.avoided()).isZero();
        assertThat(sums.carriedOut()).isEqualTo(1);
        assertThat(sums.outcomes()).containsEntry("refused", 1L);
    }

    @Test
    void a_partner_sees_the_lines_that_it_was_told_and_its_own_state() {
        persuaded(1, "agreed");
        hear(
                talk.says(
                        "commune-work.persuasion-request",
                        OFFICE,
                        ELSEWHERE.value(),
                        3,
                        true,
                        Hearsay.object("{'content':'Xã khác'}")));

        CaseFile seen = file.toldTo(Set.of(ELSEWHERE));

        assertThat(file.lanes()).hasSize(2);
        assertThat(seen.lanes()).extracting(CaseFile.Lane::state).containsExactly("asked");
        assertThat(seen.lines()).extracting(Line::text).containsExactly("Xã khác");
        assertThat(file.toldTo(Set.of(AgencyId.of(POLICE))).lines()).isEmpty();
    }

    @Test
    void a_conclusion_names_who_is_to_do_what_by_when() {
        office("committee-guidance.case-report", 1, true, "'summary':'Vụ lớn'");
        office(
                "committee-guidance.direction",
                1,
                false,
                "'content':'Đồng ý','assignments':[{'body':'Công an tỉnh','task':'Bố trí lực lượng',"
                        + "'dueOn':'2026-12-01'}]");

        assertThat(states()).containsExactly("directed");
        Line task = file.lines().get(file.lines().size() - 1);
        assertThat(task.part()).isEqualTo("assignments");
        assertThat(task.word()).isEqualTo("Công an tỉnh");
        assertThat(task.when()).isEqualTo("2026-12-01");
    }

    @Test
    void evidence_is_counted_item_by_item_and_a_difference_shows() {
        office("evidence-handover.notice", 1, true, items("Xe máy", 2, "chiếc"));
        hear(
                talk.says(
                        "evidence-handover.minutes",
                        COMMUNE,
                        OFFICE,
                        1,
                        false,
                        Hearsay.object("{" + items("Xe máy", 1, "chiếc") + "}")));
        office("evidence-handover.store-release", 1, false, items("Xe máy", 1, "chiếc"));

        Items.Item item = Items.of(file).get(0);

        assertThat(item.announced()).isEqualTo(2);
        assertThat(item.received()).isEqualTo(1);
        assertThat(item.differs()).isTrue();
        assertThat(item.left()).isZero();
        assertThat(states()).containsExactly("released");
    }

    @Test
    void whatever_a_field_holds_nothing_fails() {
        office(
                "entrustment.decision",
                1,
                true,
                "'decision':[{'number':'1'}],'entrusted':{'a':[1]}");
        office(
                "entrustment.enforcement-decision",
                1,
                false,
                "'replacedMeasures':[{'x':1},'Tạm giữ']");
        assertThat(file.lines()).extracting(Line::text).containsExactly("", "", "", "Tạm giữ");
    }

    @Test
    void a_file_is_written_and_read_back_equal() {
        persuaded(1, "partly");
        String written = Json.MAPPER.writeValueAsString(file);
        assertThat(Json.MAPPER.readValue(written, CaseFile.class)).isEqualTo(file);
    }

    private static String items(String name, int quantity, String unit) {
        return "'items':[{'name':'%s','quantity':%d,'unit':'%s','state':'cũ'}]"
                .formatted(name, quantity, unit);
    }

    private void persuaded(int exchange, String outcome) {
        office(
                "commune-work.persuasion-request",
                exchange,
                true,
                "'content':'Vận động','campaign':{'name':'Tháng cao điểm'}");
        commune(
                "commune-work.persuasion-schedule",
                exchange,
                "'members':[{'name':'A','capacity':'Tổ trưởng'},{'name':'B','capacity':'Thành viên'}],"
                        + "'sessions':[{'at':'2026-11-21T08:00:00+07:00','place':'Nhà văn hóa'}]");
        commune("commune-work.persuasion-result", exchange, "'outcome':'" + outcome + "'");
    }

    private Campaign campaign(String name) {
        return Campaign.of(List.of(file), Optional.of(name), DAY, DAY);
    }

    private List<String> states() {
        return file.lanes().stream().map(CaseFile.Lane::state).toList();
    }

    private vn.liennganh.desk.Entry entry(Register register) {
        Matter matter = new Matter(AgencyId.of(OFFICE), "125", register.word());
        return book.entry(new Standing<>(matter, 1, Hearsay.moment(0), file));
    }

    private void office(String type, int exchange, boolean opens, String fields) {
        Heard heard =
                talk.says(
                        type, OFFICE, COMMUNE, exchange, opens, Hearsay.object("{" + fields + "}"));
        if (opens) {
            assertThat(new ArrayList<>(book.opens(heard))).hasSize(1);
        }
        hear(heard);
    }

    private void commune(String type, int exchange, String fields) {
        hear(talk.says(type, COMMUNE, OFFICE, exchange, false, Hearsay.object("{" + fields + "}")));
    }

    private void hear(Heard heard) {
        assertThat(book.concerns(heard.envelope().type().procedure())).isTrue();
        file = book.after(file, heard);
    }
}
