package vn.liennganh.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.registry.position.AssetKey;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.MeasureState;
import vn.liennganh.registry.position.Position;
import vn.liennganh.support.Hearsay;

/** What registries say of one asset, in any order, late and twice. */
class RegistryBookTest {

    private static final String OFFICE = "X99.11.001";
    private static final String LAND = "X99.71.001";
    private static final String VEHICLES = "X99.72.001";
    private static final String SECURED = "X99.73.001";
    private static final String PARCEL =
            "'asset':{'kind':'land','land':{'parcelNumber':'117','mapSheet':'24',"
                    + "'address':'xã Hoa Sen','certificateNumber':'HC 000777'}}";
    private static final String DECISION = "'decision':{'number':'9/QD','date':'2026-11-20'}";

    private final RegistryBook book = new RegistryBook();
    private final Hearsay talk = new Hearsay();
    private Position position = Position.empty(new Matter(AgencyId.of(OFFICE), "125", "0"));

    static List<Arguments> assets() {
        return List.of(
                arguments(land("117", "24", "Xã Hoa Sen"), land(" 117", "24", "xa hoa-sen"), true),
                arguments(land("117", "24", "Xã Hoa Sen"), land("118", "24", "Xã Hoa Sen"), false),
                arguments(land("1", "17", "Đ"), land("11", "7", "D"), false),
                arguments(land("1", "17", "Đ"), land("1", "17", "d"), true),
                arguments(
                        "{'kind':'vehicle','vehicle':{'plate':'99A-123.45'}}",
                        "{'kind':'vehicle','vehicle':{'chassis':'RL0','plate':'99a12345'}}",
                        true),
                arguments(
                        "{'kind':'vehicle','vehicle':{'engine':'77'}}",
                        "{'kind':'vehicle','vehicle':{'chassis':'77'}}",
                        false),
                arguments(
                        "{'kind':'shares','shares':{'company':'A','enterpriseCode':'07'}}",
                        "{'kind':'shares','shares':{'company':'B','enterpriseCode':'07'}}",
                        true),
                arguments(
                        "{'kind':'other','other':{'description':'1','registrationNumber':'S1'}}",
                        "{'kind':'other','other':{'description':'2','registrationNumber':'s 1'}}",
                        true));
    }

    @ParameterizedTest
    @MethodSource("assets")
    void an_asset_is_known_again_however_it_is_written(String one, String other, boolean same) {
        assertThat(Collections.disjoint(keys(one), keys(other))).isEqualTo(!same);
    }

    @Test
    void two_owners_of_shares_in_one_company_own_two_assets() {
        String shares = "{'asset':{'kind':'shares','shares':{'company':'A','enterpriseCode':'7'}},";
        ObjectNode one =
                Hearsay.object(shares + "'debtor':{'identifiers':[{'type':'t','value':'1'}]}}");
        ObjectNode other =
                Hearsay.object(shares + "'debtor':{'identifiers':[{'type':'t','value':'2'}]}}");

        assertThat(AssetKey.of(one)).hasSize(1).doesNotContainAnyElementsOf(AssetKey.of(other));
    }

    @Test
    void not_found_at_first_and_found_in_another_exchange_with_a_file_lodged_before() {
        hear(order(1, LAND));
        hear(report(1, LAND, "{'outcome':'not-found','reasonIfNotFound':'no such parcel'}"));
        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.NOT_FOUND);
        assertThat(position.live()).isFalse();
        assertThat(marks()).doesNotContain(RegistryBook.LIVE, RegistryBook.UNANSWERED);

        hear(order(2, LAND));
        assertThat(marks()).contains(RegistryBook.LIVE, RegistryBook.UNANSWERED);
        hear(report(2, LAND, suspended("2026-11-20T02:00:00Z", "HS 1")));

        assertThat(measure(2, LAND).state()).isEqualTo(MeasureState.SUSPENDED);
        assertThat(measure(2, LAND).report().orElseThrow().lodged()).hasSize(1);
        assertThat(marks())
                .contains(RegistryBook.LIVE, RegistryBook.LODGED)
                .doesNotContain(RegistryBook.UNANSWERED);
        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.NOT_FOUND);
    }

    @Test
    void an_attachment_keeps_the_rank_of_the_suspension_and_a_later_report_takes_it_not_away() {
        hear(order(1, LAND));
        hear(report(1, LAND, suspended("2026-11-20T02:00:00Z", "HS 1")));
        hear(notice(1, LAND + ",X99.31.000|X99.85.001"));
        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.ATTACHMENT_NOTIFIED);
        hear(attachment(1, LAND));
        hear(report(1, LAND, suspended("2026-11-21T02:00:00Z", "HS 2")));

        Measure now = measure(1, LAND);
        assertThat(now.state()).isEqualTo(MeasureState.ATTACHED);
        assertThat(now.attachment()).isTrue();
        assertThat(now.rankTime()).contains(Instant.parse("2026-11-20T02:00:00Z"));
        assertThat(now.report().orElseThrow().lodged()).hasSize(2);
        assertThat(position.measures()).hasSize(1);
        assertThat(position.notices().get(0).to()).hasSize(3);
        assertThat(position.copies()).hasSize(2);
    }

    @Test
    void a_title_refused_and_filed_again_ends_in_the_transfer() {
        hear(attachment(1, LAND));
        hear(title(1, LAND));
        hear(result(1, LAND, "{'outcome':'refused','reason':'no plan'}"));
        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.ATTACHED);
        hear(title(1, LAND));
        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.TITLE_REQUESTED);
        hear(
                result(
                        1,
                        LAND,
                        "{'outcome':'transferred','registeredAt':'2026-11-20T02:00:00Z',"
                                + "'certificateNumber':'HC 000778'}"));

        assertThat(measure(1, LAND).state()).isEqualTo(MeasureState.TRANSFERRED);
        assertThat(position.titles())
                .extracting(one -> one.result().orElseThrow().outcome())
                .containsExactly("refused", "transferred");
    }

    @Test
    void only_the_office_and_the_registries_that_were_told_are_readers() {
        hear(attachment(1, LAND));
        hear(mortgagee(1, "X99.51.001"));
        hear(changed(1, "X99.51.001"));

        assertThat(entry().readers())
                .containsExactlyInAnyOrder(AgencyId.of(OFFICE), AgencyId.of(LAND));
        assertThat(position.mortgagees().get(0).changes()).hasSize(1);
        assertThat(position.mortgagees().get(0).changes().get(0).remaining()).contains(5L);
    }

    @Test
    void registries_answering_in_any_order_leave_each_measure_the_same() {
        List<Heard> opening =
                List.of(order(1, LAND + "," + SECURED), order(2, VEHICLES), attachment(1, LAND));
        List<Heard> answers =
                List.of(
                        report(1, LAND, suspended("2026-11-20T02:00:00Z", "HS 1")),
                        report(1, LAND, suspended("2026-11-20T03:00:00Z", "HS 2")),
                        report(1, SECURED, suspended("2026-11-20T02:30:00Z", "HS 3")),
                        report(2, VEHICLES, "{'outcome':'not-found','reasonIfNotFound':'x'}"),
                        title(1, LAND));
        Random random = new Random(77);
        List<MeasureState> states = null;
        for (int round = 0; round < 200; round++) {
            List<Heard> shuffled = new ArrayList<>(answers);
            Collections.shuffle(shuffled, random);
            position = Position.empty(new Matter(AgencyId.of(OFFICE), "125", "0"));
            opening.forEach(this::hear);
            shuffled.forEach(this::hear);
            List<MeasureState> now = position.measures().stream().map(Measure::state).toList();
            states = states == null ? now : states;
            assertThat(now).isEqualTo(states);
            assertThat(measure(1, LAND).rankTime()).contains(Instant.parse("2026-11-20T02:00:00Z"));
            assertThat(measure(1, LAND).report().orElseThrow().lodged()).hasSize(2);
            String written = Json.MAPPER.writeValueAsString(position);
            assertThat(Json.MAPPER.readValue(written, Position.class)).isEqualTo(position);
        }
        assertThat(states)
                .containsExactly(
                        MeasureState.TITLE_REQUESTED,
                        MeasureState.SUSPENDED,
                        MeasureState.NOT_FOUND);
    }

    private static List<String> keys(String asset) {
        return AssetKey.of(Hearsay.object("{'asset':" + asset + "}"));
    }

    private static String land(String parcel, String sheet, String address) {
        return "{'kind':'land','land':{'parcelNumber':'%s','mapSheet':'%s','address':'%s'}}"
                .formatted(parcel, sheet, address);
    }

    private static String suspended(String at, String file) {
        return """
        {'outcome':'suspended','suspendedAt':'%s','rankTime':'%s','filesAlreadyLodged':[
          {'fileNumber':'%s','lodgedAt':'2026-11-19T02:00:00Z','act':'a','status':'s'}]}
        """
                .formatted(at, at, file);
    }

    private Heard order(int exchange, String to) {
        return office("order", to, exchange, "{" + DECISION + "," + PARCEL + "}");
    }

    private Heard notice(int exchange, String to) {
        return office(
                "attachment-notice",
                to,
                exchange,
                "{'attachmentAt':'2026-12-20T02:00:00Z'," + PARCEL + "}");
    }

    private Heard attachment(int exchange, String to) {
        return office(
                "attachment",
                to,
                exchange,
                "{'attachmentAt':'2026-12-20T02:00:00Z','mortgaged':true,"
                        + DECISION
                        + ","
                        + PARCEL
                        + "}");
    }

    private Heard mortgagee(int exchange, String bank) {
        return office("mortgagee-notice", bank, exchange, "{" + PARCEL + "}");
    }

    private Heard changed(int exchange, String bank) {
        return registry(
                "mortgage-change",
                bank,
                exchange,
                "{'event':'disposed','occurredAt':'2026-12-20T02:00:00Z',"
                        + "'remaining':{'amount':5,'currency':'VND'}}");
    }

    private Heard title(int exchange, String to) {
        return office("title-file", to, exchange, "{'deliveredOn':'2026-12-20'}");
    }

    private Heard result(int exchange, String from, String body) {
        return registry("title-result", from, exchange, body);
    }

    private Heard report(int exchange, String from, String body) {
        return registry("execution-report", from, exchange, body);
    }

    private Heard office(String type, String to, int exchange, String body) {
        return talk.says(
                "registration-suspension." + type,
                OFFICE,
                to,
                exchange,
                false,
                Hearsay.object(body));
    }

    private Heard registry(String type, String from, int exchange, String body) {
        return talk.says(
                "registration-suspension." + type,
                from,
                OFFICE,
                exchange,
                false,
                Hearsay.object(body));
    }

    private void hear(Heard heard) {
        position = book.after(position, heard);
    }

    private Measure measure(int exchange, String registry) {
        return position.measure(Hearsay.exchange(exchange), AgencyId.of(registry)).orElseThrow();
    }

    private Entry entry() {
        return book.entry(new Standing<>(position.key(), 1, Hearsay.moment(1), position));
    }

    private Set<String> marks() {
        return entry().marks();
    }
}
