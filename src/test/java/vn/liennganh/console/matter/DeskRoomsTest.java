package vn.liennganh.console.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.desk.Cursor;
import vn.liennganh.desk.Matter;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.register.Register;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;
import vn.liennganh.support.Whys;

/** The rooms of courts, keepers of inmates and registries, and the agency's side of each. */
class DeskRoomsTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COURT = "X99.41.001";
    private static final String PRISON = "X99.61.001";
    private static final String LAND = "X99.71.001";

    private static final String COMMITTEE = "X99.80.000";
    private static final String COMMUNE = "X99.81.001";

    private static RunningHub hub;
    private static Visitor office;
    private static Visitor stranger;

    @BeforeAll
    static void signIn() {
        hub = RunningHub.shared();
        office = Visitor.of(hub, "officer@" + OFFICE);
        stranger = Visitor.of(hub, "officer@X99.11.002");
    }

    private static Statement sent(Party from, Draft draft) {
        return Statement.read(from.send(from.signed(draft)).statement()).orElseThrow();
    }

    private static Statement sent(String from, String type, String to) {
        Party party = Party.of(hub, from);
        return sent(party, party.opening(type, to).withoutAttachments());
    }

    private static Statement answered(String from, String type, Statement to) {
        Party party = Party.of(hub, from);
        Envelope request = party.hub().open(to.messageId()).envelope();
        return sent(party, party.answering(type, request).withoutAttachments());
    }

    /** The agency tells the court, in the exchange of its question, what it did with the answer. */
    private static void followed(Statement asked) {
        Party party = Party.of(hub, OFFICE);
        Draft opening = party.opening("judgment-clarification.follow-up", COURT);
        UUID id = MessageIds.next(Clock.systemUTC());
        sent(party, opening.within(asked.exchange(), id).withoutAttachments());
    }

    /** The field by which a page offers to begin a letter of that type. */
    private static Map<String, String> proposed(String page, String type) {
        Matcher field =
                Pattern.compile("name=\"de-xuat\" value=\"(" + type + "\\|[0-9a-f]+)\"")
                        .matcher(page);
        assertThat(field.find()).as("%s is proposed", type).isTrue();
        return new HashMap<>(Map.of("de-xuat", field.group(1)));
    }

    private static boolean consigned(UUID message) {
        return hub.bean(EvidenceLog.class).logged(List.of(message)).stream()
                .anyMatch(one -> one.kind() == StatementKind.CONTENT_CONSIGNMENT);
    }

    /** Attested in a later batch than the page that showed it. */
    private static void awaitConsigned(UUID message) {
        await().until(() -> consigned(message));
    }

    @Test
    void a_question_stands_in_the_court_s_queue_and_its_answer_in_the_agency_s_case() {
        Statement asked = sent(OFFICE, "judgment-clarification.request", COURT);
        String page = "/giai-thich/" + asked.exchange();
        Visitor court = Visitor.of(hub, "officer@" + COURT);

        assertThat(court.visit("/giai-thich").text()).contains(page, "2 / 2");
        assertThat(consigned(asked.messageId())).as("a list shows no words").isFalse();
        Answer opened = court.visit(page + "?lang=en");
        assertThat(opened.text())
                .contains("Question 1", "Proposed reading", "judgment-clarification.answer")
                .doesNotContain("What can be sent");
        awaitConsigned(asked.messageId());

        answered(COURT, "judgment-clarification.answer", asked);
        Answer own = office.visit(page + "?lang=en");
        assertThat(own.text())
                .contains("Outside explanation", "Reply", "What can be sent", "follow-up");
        assertThat(office.visit("/giai-thich?xem=theo-doi").text()).contains(page);
        assertThat(office.visit("/giai-thich/tim?tu=manh+trich+do").text()).contains(page);
        assertThat(stranger.visit("/giai-thich/tim?tu=manh+trich+do").text()).doesNotContain(page);

        Map<String, String> draft = proposed(own.text(), "judgment-clarification.follow-up");
        assertThat(office.post(page + "/du-thao", draft).location()).startsWith("/cho-ky/");
        court.visit(page);
        assertThat(court.post(page + "/du-thao", draft).status()).isEqualTo(404);

        followed(asked);
        Answer late = office.post(page + "/du-thao", draft);
        assertThat(late.location()).isEqualTo(page + "?khong-con=1");
        assertThat(office.visit(late.location() + "&lang=en").text())
                .contains("no longer there")
                .doesNotContain(draft.get("de-xuat"));
    }

    @Test
    void every_dong_of_an_inmate_is_seen_by_both_sides_and_by_nobody_else() {
        Statement decided = sent(OFFICE, "inmate-payment.decision-notice", PRISON);
        String page = "/pham-nhan/" + decided.exchange();
        Visitor keeper = Visitor.of(hub, "officer@" + PRISON);

        assertThat(keeper.visit("/pham-nhan?lang=en").text()).contains(page, "Document not opened");
        assertThat(consigned(decided.messageId())).isFalse();
        assertThat(keeper.visit(page + "?lang=en").text()).contains("PN-0777", "To pay");
        awaitConsigned(decided.messageId());

        answered(PRISON, "inmate-payment.collection-record", decided);
        String own = office.visit(page + "?lang=en").text();
        assertThat(own).contains("2.500.777", "Where the inmate is kept", "Collected");
        assertThat(office.visit(page + "?luc=2020-01-01T00:00").status()).isEqualTo(404);
        assertThat(office.visit("/pham-nhan/doi-chieu?lang=en&ben=" + PRISON).text())
                .contains("2.500.777", "Not matched");
        assertThat(office.visit("/pham-nhan/doi-chieu?ben=%3Cscript%3E").text())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        assertThat(stranger.visit(page).status()).isEqualTo(404);
        assertThat(stranger.visit("/pham-nhan").text()).doesNotContain(page);

        assertThat(own).doesNotContain("inmate-payment.transfer-list");
        String kept = keeper.visit(page + "?lang=en").text();
        assertThat(kept).contains("What can be sent");
        Map<String, String> list = proposed(kept, "inmate-payment.transfer-list");
        assertThat(keeper.post(page + "/du-thao", list).location()).startsWith("/cho-ky/");
        office.visit(page);
        assertThat(office.post(page + "/du-thao", list).location()).endsWith("khong-con=1");
        stranger.visit("/pham-nhan");
        assertThat(stranger.post(page + "/du-thao", list).status()).isEqualTo(404);
    }

    @Test
    void a_round_shows_what_is_certified_line_by_line() {
        Statement listed = sent(PRISON, "results-certificate.round", OFFICE);
        String page = "/pham-nhan/dot/" + listed.exchange();

        assertThat(office.visit("/pham-nhan/dot").text()).contains(page);
        Answer lines = office.visit(page + "?lang=en");
        assertThat(lines.text()).contains("Waits", "Write the certificate");
        awaitConsigned(listed.messageId());
        assertThat(office.post(page + "/giay-xac-nhan", Map.of("so", "1")).location())
                .startsWith("/cho-ky/");
        assertThat(office.post(page + "/giay-xac-nhan", Map.of("so", "99")).status())
                .isEqualTo(404);

        Visitor keeper = Visitor.of(hub, "officer@" + PRISON);
        assertThat(keeper.visit(page + "?lang=en").text()).doesNotContain("Write the certificate");
        assertThat(keeper.post(page + "/giay-xac-nhan", Map.of("so", "1")).status()).isEqualTo(404);
        assertThat(stranger.visit(page).status()).isEqualTo(404);
    }

    @Test
    void a_registry_sees_the_rank_of_every_measure_and_an_agency_only_its_own_place() {
        Statement ordered = sent(OFFICE, "registration-suspension.order", LAND);
        String page = "/dang-ky/" + ordered.exchange();
        Visitor registry = Visitor.of(hub, "officer@" + LAND);

        assertThat(registry.visit("/dang-ky?xem=cho&lang=en").text())
                .contains(page, "Document not opened");
        assertThat(consigned(ordered.messageId())).isFalse();
        assertThat(registry.visit(page + "?lang=en").text())
                .contains("Parcel", "All measures on this asset");
        awaitConsigned(ordered.messageId());

        answered(LAND, "registration-suspension.execution-report", ordered);
        String own = office.visit(page + "?lang=en").text();
        assertThat(own)
                .contains("Suspended since", "HS 0777", "What can be sent")
                .doesNotContain("All measures on this asset");
        assertThat(office.visit("/dang-ky?xem=ho-so").text()).contains(page);
        assertThat(stranger.visit(page).status()).isEqualTo(404);
        Map<String, String> release = proposed(own, "registration-suspension.release");
        release.put("quyet-dinh", "9/QD");
        assertThat(office.post(page + "/du-thao", release).location()).startsWith("/cho-ky/");
    }

    @ParameterizedTest
    @CsvSource({
        "committee-guidance.case-report, COMMITTEE, committee, /ban-chi-dao",
        "commune-work.persuasion-request, COMMUNE, campaign, /xa-phuong",
    })
    void a_case_in_a_register_is_seen_by_whoever_was_told(
            String type, String other, String register, String room) {
        String partner = other.equals("COMMUNE") ? COMMUNE : COMMITTEE;
        Statement told = sent(OFFICE, type, partner);
        Visitor reader = Visitor.of(hub, "officer@" + partner);

        String own = "/so-theo-doi/" + told.exchange();
        String page = room + "/" + told.exchange();
        assertThat(office.visit("/so-theo-doi?so=" + register).text()).contains(own);
        Whys.opens(reader, reader.visit(room).text(), page);
        assertThat(consigned(told.messageId())).isFalse();
        assertThat(reader.visit(page).text()).contains("/hop-thu/" + told.messageId());
        awaitConsigned(told.messageId());
        assertThat(office.visit(own).status()).isEqualTo(200);
        assertThat(office.visit(own + "?lang=en").text()).doesNotContain("registers.");
        assertThat(stranger.visit(own).status()).isEqualTo(404);
        assertThat(reader.get("/so-theo-doi").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Register.class)
    void every_register_has_its_words_in_both_languages(Register register) {
        for (String lang : List.of("vi", "en")) {
            assertThat(office.visit("/so-theo-doi?so=" + register.word() + "&lang=" + lang).text())
                    .contains("so=" + register.word())
                    .doesNotContain(">registers.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/giai-thich?xem=het",
                "/pham-nhan?xem=",
                "/pham-nhan/dot?x=",
                "/dang-ky?xem=het",
                "/so-theo-doi?so=committee",
                "/phong-toa?vuot="
            })
    void a_list_says_how_much_it_holds_and_goes_on_behind_a_place(String list) {
        String behindAll = Cursor.write(new Matter(AgencyId.of("X99.99.999"), "z", ""));
        Answer last = office.visit(list + "&lang=en&sau=" + behindAll);
        assertThat(last.text())
                .contains("matters in all", "Back to the beginning")
                .contains(list.replace("&", "&amp;"))
                .doesNotContain("Next page");
        assertThat(office.visit(list).status()).isEqualTo(200);
        assertThat(office.get(list + "&sau=nowhere").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/giai-thich, officer@X99.51.001",
        "/pham-nhan, officer@X99.51.001",
        "/pham-nhan/dot, officer@X99.41.001",
        "/pham-nhan/doi-chieu, officer@X99.71.001",
        "/dang-ky, officer@X99.61.001"
    })
    void a_room_is_closed_to_kinds_that_have_no_business_there(String page, String visitor) {
        assertThat(Visitor.of(hub, visitor).get(page).status()).isEqualTo(403);
    }
}
