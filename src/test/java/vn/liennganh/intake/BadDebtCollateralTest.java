package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.intake.Outcomes.accepted;
import static vn.liennganh.intake.Outcomes.refused;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** No measure on what a bank is itself disposing of (N42.5), however the asset is named. */
class BadDebtCollateralTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";

    /** Written with dots, strokes and small letters in a measure, and without them in a notice. */
    private static final String SPELT = "-.";

    private static final IntakeHarness HUB = IntakeHarness.shared();

    private final String name = UUID.randomUUID().toString();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            registration-suspension.order | X99.72.001 | asset/vehicle/plate | {"asset":{"kind":"vehicle","vehicle":{"plate":"@"}}} | {"asset":{"kind":"vehicle","vehicle":{"plate":"@"}}}
            registration-suspension.order | X99.72.001 | asset/vehicle/chassis | {"asset":{"kind":"vehicle","vehicle":{"plate":"51A","chassis":"@"}}} | {"asset":{"kind":"vehicle","vehicle":{"chassis":"@"}}}
            registration-suspension.order | X99.71.001 | asset/land/address | {"certificateNumber":"CH 77","asset":{"kind":"land","land":{"parcelNumber":"@","mapSheet":"7","address":"Hoa Sen"}}} | {"asset":{"kind":"land","land":{"parcelNumber":"@","mapSheet":"7","address":"Hoa Sen"}}}
            registration-suspension.order | X99.73.001 | debtor/identifiers | {"asset":{"kind":"shares","shares":{"company":"Sen","enterpriseCode":"@"}}} | {"asset":{"kind":"shares","shares":{"company":"Sen Vàng","enterpriseCode":"@"}}}
            registration-suspension.order | X99.71.001 | asset/land/certificateNumber | {"asset":{"kind":"land","land":{"parcelNumber":"1","mapSheet":"1","address":"A","certificateNumber":"@"}}} | {"asset":{"kind":"land","land":{"parcelNumber":"2","mapSheet":"2","address":"B","certificateNumber":"@"}}}
            registration-suspension.attachment | X99.72.001 | asset/vehicle/plate | {"asset":{"kind":"vehicle","vehicle":{"plate":"@"}}} | {"asset":{"kind":"vehicle","vehicle":{"plate":"@"}}}
            asset-exploitation.order | X99.71.001 | asset/land/address | {"asset":{"kind":"land","land":{"parcelNumber":"@","mapSheet":"7","address":"Hoa Sen"}}} | {"asset":{"kind":"land","land":{"parcelNumber":"@","mapSheet":"7","address":"Hoa Sen"}}}
            securities-freeze.order | X99.74.001 | securities | {"securities":{"ticker":"SEN","account":"@"}} | {"securities":[{"ticker":"SEN","quantity":5,"account":"@"}]}
            securities-freeze.transfer-decision | X99.74.001 | securities | {"securities":{"ticker":"SEN","account":"@"}} | {"securities":[{"ticker":"SEN","quantity":5,"account":"@"}]}
            asset-freeze.order | X99.51.002 | items | {"certificateNumber":"@"} | {"items":[{"name":"Vàng","kind":"Kim loại quý","number":"@","quantity":"1"}]}
            asset-freeze.urgent-minutes | X99.51.002 | items | {"certificateNumber":"@"} | {"items":[{"name":"Vàng","kind":"Kim loại quý","number":"@","quantity":"1"}]}
            temporary-seizure.order | X99.95.001 | items | {"certificateNumber":"@"} | {"items":[{"name":"Giấy","kind":"Giấy tờ","number":"@","quantity":"1"}]}
            temporary-seizure.urgent-minutes | X99.95.001 | items | {"asset":{"kind":"vehicle","vehicle":{"plate":"@"}}} | {"items":[{"name":"Xe","kind":"Ô tô","number":"@","quantity":"1"}]}
            """)
    void the_asset_is_left_alone_until_the_bank_reports(
            String type, String holder, String field, String collateral, String measure) {
        Letter notice = notice(collateral.replace("@", plain()));
        accepted(send(notice.signed(), OFFICE));

        Outcome stopped = send(measure(type, holder, measure.replace("@", spelt())), OFFICE);

        Refusal refusal = refused(stopped);
        assertThat(refusal.code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(refusal.errors().get(0).pointer()).startsWith("/body/" + field);
        assertThat(refusal.toString()).doesNotContain(notice.id().toString(), BANK);

        byte[] told =
                HUB.letter("credit-recovery.bad-debt-result", BANK, OFFICE)
                        .in(notice.id(), notice.id())
                        .body(it -> it.remove("collateral"))
                        .sealed();
        accepted(send(told, BANK));
        accepted(send(measure(type, holder, measure.replace("@", spelt())), OFFICE));
    }

    @Test
    void collateral_that_a_bank_disposes_of_is_left_alone_by_every_agency_until_it_reports() {
        String certificate = "CH " + UUID.randomUUID();
        Letter notice =
                HUB.letter("credit-recovery.bad-debt-notice", OFFICE, BANK)
                        .body(
                                it ->
                                        ((ObjectNode) it.path("collateral"))
                                                .put("certificateNumber", certificate));
        accepted(send(notice.signed(), OFFICE));
        for (String agency : List.of(OFFICE, "X99.11.002")) {
            Refusal refusal = refused(send(suspension(agency, certificate).signed(), agency));
            assertThat(refusal.code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
            assertThat(refusal.errors().get(0).pointer())
                    .isEqualTo("/body/asset/land/certificateNumber");
            assertThat(refusal.toString()).doesNotContain(notice.id().toString(), BANK);
        }
        accepted(
                send(
                        HUB.letter("credit-recovery.bad-debt-result", BANK, OFFICE)
                                .in(notice.id(), notice.id())
                                .body(it -> it.remove("collateral"))
                                .sealed(),
                        BANK));
        accepted(send(suspension(OFFICE, certificate).signed(), OFFICE));
    }

    private static Letter suspension(String agency, String certificate) {
        return HUB.letter("registration-suspension.order", agency, "X99.71.001")
                .body(
                        it ->
                                ((ObjectNode) it.at("/asset/land"))
                                        .put("certificateNumber", certificate));
    }

    @Test
    void another_debtors_shares_of_the_same_company_are_another_asset() {
        String shares =
                """
                {"asset":{"kind":"shares","shares":{"company":"Sen","enterpriseCode":"%s"}}}"""
                        .formatted(plain());
        accepted(send(notice(shares).signed(), OFFICE));
        Letter other =
                HUB.letter("registration-suspension.order", OFFICE, "X99.73.001")
                        .body(it -> it.setAll((ObjectNode) read(shares)));

        accepted(send(other.signed(), OFFICE));
    }

    @Test
    void a_notice_that_names_no_asset_by_a_number_protects_nothing_and_is_refused() {
        Letter notice =
                HUB.letter("credit-recovery.bad-debt-notice", OFFICE, BANK)
                        .body(
                                it ->
                                        ((ObjectNode) it.path("collateral"))
                                                .remove("certificateNumber"));

        Outcome outcome = send(notice.signed(), OFFICE);

        assertThat(refused(outcome).code()).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
    }

    private String plain() {
        return name.replace("-", "").toUpperCase(Locale.ROOT);
    }

    private String spelt() {
        return name.replace("-", SPELT);
    }

    private Letter notice(String collateral) {
        return HUB.letter("credit-recovery.bad-debt-notice", OFFICE, BANK)
                .body(
                        it -> {
                            ObjectNode there = (ObjectNode) it.path("collateral");
                            there.remove("certificateNumber");
                            there.setAll((ObjectNode) read(collateral));
                            debtor(it);
                        });
    }

    private byte[] measure(String type, String holder, String changes) {
        return HUB.letter(type, OFFICE, holder)
                .body(
                        it -> {
                            it.setAll((ObjectNode) read(changes));
                            it.remove("urgentMinutes");
                            debtor(it);
                            if (type.endsWith("attachment")) {
                                it.put("dissipationRisk", true);
                                it.put("dissipationReason", "Tẩu tán");
                            }
                        })
                .signed();
    }

    private void debtor(ObjectNode body) {
        ((ObjectNode) body.at("/debtor/identifiers/0")).put("value", "ID-" + name);
    }

    private static JsonNode read(String json) {
        return Json.MAPPER.readTree(json);
    }

    private static Outcome send(byte[] cms, String from) {
        return HUB.submit(cms, from);
    }
}
