package vn.liennganh.console.diary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Whichever way the words reach a person first, it is proved and clocks run; by no other way. */
class ReadingsTest {

    private static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final byte[] CONTENT = "scan".getBytes(StandardCharsets.UTF_8);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);
    private static final String VALUE = "/debtor/identifiers/0/value";

    private static RunningHub hub;
    private static Party office;
    private static Visitor officer;

    @BeforeAll
    static void signIn() throws IOException {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE.value());
        officer = Visitor.of(hub, "officer@" + BANK);
        hub.bean(AttachmentStore.class)
                .put(
                        OFFICE,
                        DIGEST,
                        0,
                        Optional.of((long) CONTENT.length),
                        new ByteArrayInputStream(CONTENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/thong-diep.p7m", "/van-ban.pdf", "/dinh-kem/"})
    void every_way_to_the_words_is_their_receipt(String way) {
        UUID message = order();
        String path = path(message, way);
        assertThat(officer.get(path).status()).isEqualTo(200);
        awaitConsigned(message, BANK);
    }

    @Test
    void a_hidden_value_that_is_shown_is_a_receipt_too() {
        UUID message = order();
        Map<String, String> asked =
                Map.of("message", message.toString(), "pointer", VALUE, "purpose", "case");
        assertThat(officer.post("/hop-thu/xem-day-du", asked).status()).isEqualTo(200);
        awaitConsigned(message, BANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/thong-diep.p7m", "/van-ban.pdf", "/dinh-kem/"})
    void who_asks_for_the_headers_alone_has_been_shown_nothing(String way) {
        UUID asked = order();
        UUID opened = order();
        assertThat(officer.head(path(asked, way)).status()).isEqualTo(200);
        officer.get("/hop-thu/" + opened);
        awaitConsigned(opened, BANK); // in the order of their coming: the other would be first
        assertThat(consigned(asked, BANK)).isFalse();
        assertThat(hub.bean(AccessDiary.class).count(asked, BANK)).isZero();
    }

    @Test
    void the_page_of_an_operation_tells_its_words_and_is_their_receipt() {
        CoercionCase operation =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body ->
                                body.put(
                                        "plannedAt",
                                        LocalDate.of(2027, 8, 18) + "T08:30:00+07:00"));
        Visitor planner = Visitor.of(hub, "head@" + CoercionCase.POLICE);
        String page = "/lich-cuong-che/" + operation.exchange();
        UUID request = first(planner.get(page).text());
        awaitConsigned(request, AgencyId.of(CoercionCase.POLICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/thong-diep.p7m", "/van-ban.pdf", "/dinh-kem/"})
    void who_takes_the_whole_away_stands_in_the_diary(String way) {
        UUID message = order();
        assertThat(officer.get(path(message, way)).status()).isEqualTo(200);
        String diary = Visitor.of(hub, "head@" + BANK).get("/quan-tri/nhat-ky-xem?lang=en").text();
        String row = diary.substring(0, diary.indexOf(message.toString()));
        row = row.substring(row.lastIndexOf("<tr>"));
        assertThat(row)
                .contains("Downloaded, to keep or print it")
                .contains(way.equals("/dinh-kem/") ? "Attachment 1" : "The whole document");
        assertThat(Visitor.of(hub, "officer@X99.51.002").get(path(message, way)).status())
                .isEqualTo(404);
        assertThat(hub.bean(AccessDiary.class).count(message, BANK)).isEqualTo(1);
        assertThat(hub.bean(AccessDiary.class).count(message, AgencyId.of("X99.51.002"))).isZero();
    }

    @Test
    void nobody_chooses_the_purpose_of_a_download() {
        UUID message = order();
        Map<String, String> asked =
                Map.of("message", message.toString(), "pointer", VALUE, "purpose", "keeping");
        assertThat(officer.post("/hop-thu/xem-day-du", asked).status()).isEqualTo(400);
        assertThat(officer.get("/hop-thu/" + message).text()).doesNotContain("\"keeping\"");
    }

    private static UUID order() {
        Draft draft =
                office.opening("account-freeze.order", BANK.value())
                        .attach(
                                new AttachmentRef(
                                        "scan.pdf", "application/pdf", CONTENT.length, DIGEST));
        return Statement.read(office.send(office.signed(draft)).statement())
                .orElseThrow()
                .messageId();
    }

    private static String path(UUID message, String way) {
        return "/hop-thu/" + message + way + (way.equals("/dinh-kem/") ? DIGEST.hex() : "");
    }

    private static UUID first(String page) {
        return Pattern.compile("/hop-thu/([0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(one -> UUID.fromString(one.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitConsigned(UUID message, AgencyId party) {
        await().until(() -> consigned(message, party));
    }

    private static boolean consigned(UUID message, AgencyId party) {
        return hub.bean(EvidenceLog.class).logged(List.of(message)).stream()
                .filter(one -> one.kind() == StatementKind.CONTENT_CONSIGNMENT)
                .anyMatch(one -> one.party().equals(Optional.of(party)));
    }
}
