package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/** One parcel, two enforcement agencies, one land office: who sees what, and what is proposed. */
class AssetDeskScenarioTest {

    private static final String LAND = "X99.71.001";

    private static Party office;
    private static Party other;
    private static Party land;

    @BeforeAll
    static void everybody() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, "X99.11.001");
        other = Party.of(hub, "X99.11.002");
        land = Party.of(hub, LAND);
    }

    @Test
    void the_registry_sees_every_rank_and_an_agency_only_that_somebody_stands_before_it() {
        String parcel = UUID.randomUUID().toString().substring(0, 8);
        Draft first = order(other, parcel);
        send(other, first);
        Draft second = order(office, parcel);
        OffsetDateTime ordered = send(office, second);
        String now = land.hub().whoami().time().minusMinutes(1).toString();
        String earlier = land.hub().whoami().time().minusMinutes(2).toString();
        report(second, now, true);
        JsonNode alone = asset(office, second).path("measures").path(0);
        assertThat(alone.path("place").asInt()).isEqualTo(1);
        report(first, earlier, false);

        JsonNode mine = asset(office, second).path("measures").path(0);
        assertThat(mine.path("state").asString()).isEqualTo("suspended");
        assertThat(mine.path("stateTitle").asString()).isEqualTo("Suspended");
        assertThat(mine.path("place").asInt()).isEqualTo(2);
        assertThat(mine.path("earlierMeasures")).hasSize(1);
        assertThat(mine.path("filesAlreadyLodged")).hasSize(1);
        assertThat(asset(office, second).toString()).doesNotContain("X99.11.002");
        assertThat(asset(other, first).path("measures").path(0).path("earlierMeasures")).isEmpty();

        String key = asset(office, second).path("keys").path(0).asString();
        JsonNode ranks = land.hub().json("/assets/ranks?asset=" + key).path("items");
        assertThat(ranks).hasSize(2);
        assertThat(ranks.path(0).path("agency").asString()).isEqualTo("X99.11.002");
        assertThat(ranks.path(1).path("place").asInt()).isEqualTo(2);
        assertThat(office.hub().json("/assets/ranks?asset=" + key).path("items")).isEmpty();
        JsonNode then =
                land.hub()
                        .json("/assets/ranks?asset=" + key + "&at=" + coded(ordered.toString()))
                        .path("items");
        assertThat(then).hasSize(2);
        assertThat(then.path(0).path("place").isNumber()).isFalse();
    }

    @Test
    void a_registry_sees_what_was_said_to_it_and_who_is_told_nothing_sees_nothing() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        String number = number(order);

        JsonNode seen =
                pages(land, "/assets?only=unanswered&limit=1000").stream()
                        .filter(one -> one.path("caseNumber").asString().equals(number))
                        .findFirst()
                        .orElseThrow();
        assertThat(seen.path("measures")).hasSize(1);
        assertThat(seen.path("decisions")).isEmpty();
        assertThat(seen.path("obligations")).isEmpty();
        for (String agency : List.of(LAND, "X99.11.002", "X99.31.001", "X99.73.001")) {
            Party party = Party.of(RunningHub.shared(), agency);
            assertThatThrownBy(() -> party.hub().json("/assets/case?number=" + coded(number)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        }
        assertThat(pages(Party.of(RunningHub.shared(), "X99.31.001"), "/assets?limit=10"))
                .isEmpty();
    }

    @Test
    void the_case_says_what_is_owed_and_whether_secured_transactions_were_copied() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);

        JsonNode asset = asset(office, order);
        assertThat(asset.path("decisions").path(0).path("securedTransactionRegistry").asBoolean())
                .isTrue();
        assertThat(asset.path("obligations"))
                .anySatisfy(
                        duty -> {
                            assertThat(duty.path("owes").asString())
                                    .isEqualTo("registration-suspension.execution-report");
                            assertThat(duty.path("policy").asBoolean()).isTrue();
                        });
    }

    @Test
    void drafts_become_messages_that_the_hub_accepts() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order, land.hub().whoami().time().toString(), true);
        Draft attachment =
                office.opening("registration-suspension.attachment", LAND)
                        .within(exchange(order), MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number(order));
        attachment.body().set("asset", order.body().path("asset").deepCopy());
        attachment.body().put("mortgaged", true);
        send(office, attachment);

        JsonNode notice = draft(order, "mortgagee-notice");
        assertThat(notice.path("to")).isEmpty();
        assertThat(notice.path("missing").path(0).asString()).isEqualTo("/obligationAmount");
        Draft told = message(notice, "X99.51.001");
        told.body().putObject("obligationAmount").put("amount", 1_000).put("currency", "VND");
        send(office, told);
        assertThat(drafts(order, "mortgagee-notice")).isEmpty();

        Draft title = message(draft(order, "title-file"), LAND);
        ObjectNode sample = office.opening("registration-suspension.title-file", LAND).body();
        for (JsonNode missing : draft(order, "title-file").path("missing")) {
            String field = missing.asString().substring(1);
            title.body().set(field, sample.path(field).deepCopy());
        }
        office.hub().dryRun(office.signed(title));

        Draft release = message(draft(order, "release"), LAND);
        release.body().put("ground", "paid").put("groundArisenOn", today());
        send(office, release);
        assertThat(asset(office, order).path("measures").path(0).path("state").asString())
                .isEqualTo("release-sent");
        assertThat(drafts(order, "release")).isEmpty();
    }

    @Test
    void from_the_suspension_to_a_lost_certificate_each_next_letter_is_drafted_and_accepted() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order, land.hub().whoami().time().toString(), true);
        assertThat(drafts(order, "certificate-revocation")).isEmpty();

        Draft question = message(draft(order, "opinion-request"), LAND);
        question.body().putArray("questions").add("planning");
        question.body().put("details", "A");
        send(office, question);
        assertThat(drafts(order, "opinion-request")).isEmpty();

        Draft notice = message(draft(order, "attachment-notice"), LAND);
        OffsetDateTime day = office.hub().whoami().time().plusDays(30);
        notice.body().put("attachmentAt", day.toString()).put("place", "A");
        send(office, notice);
        assertThat(drafts(order, "attachment-notice")).isEmpty();

        JsonNode drafted = draft(order, "attachment");
        assertThat(drafted.path("missing")).isEmpty();
        assertThat(drafted.at("/body/place").asString()).isEqualTo("A");
        assertThat(OffsetDateTime.parse(drafted.at("/body/attachmentAt").asString()).toInstant())
                .isEqualTo(day.toInstant());
        send(office, message(drafted, LAND));
        assertThat(drafts(order, "attachment")).isEmpty();
        assertThat(asset(office, order).at("/measures/0/state").asString()).isEqualTo("attached");

        Draft lost = message(draft(order, "certificate-revocation"), LAND);
        lost.body().put("reason", "A");
        office.hub().dryRun(office.signed(lost));
    }

    @Test
    void each_mortgagee_of_whom_a_registry_tells_gets_a_notice_with_its_name() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order, "Ngân hàng Sen", "Ngân hàng Cau");
        JsonNode drafted = draft(order, "attachment");
        assertThat(drafted.path("missing").values())
                .extracting(JsonNode::asString)
                .contains("/dissipationRisk", "/dissipationReason");
        Draft attachment = message(drafted, LAND);
        complete(attachment);
        send(office, attachment);

        List<JsonNode> notices = drafts(order, "mortgagee-notice");
        assertThat(notices)
                .extracting(one -> one.at("/body/mortgagees/0").asString())
                .containsExactly("Ngân hàng Sen", "Ngân hàng Cau");
        told(notices.get(0));
        assertThat(draft(order, "mortgagee-notice").at("/body/mortgagees/0").asString())
                .isEqualTo("Ngân hàng Cau");
        told(draft(order, "mortgagee-notice"));
        assertThat(drafts(order, "mortgagee-notice")).isEmpty();
        assertThat(asset(office, order).path("obligations"))
                .noneMatch(
                        duty ->
                                duty.path("owes").asString().endsWith("tell-mortgagee")
                                        && duty.path("status").asString().equals("open"));
    }

    @Test
    void a_mortgagee_whom_a_registry_names_after_a_notice_without_a_name_is_told_by_name() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order);
        Draft attachment = message(draft(order, "attachment"), LAND);
        complete(attachment);
        attachment.body().put("mortgaged", true);
        send(office, attachment);
        JsonNode nameless = draft(order, "mortgagee-notice");
        assertThat(nameless.path("missing").values())
                .extracting(JsonNode::asString)
                .contains("/mortgagees");
        told(nameless);
        assertThat(drafts(order, "mortgagee-notice")).isEmpty();

        report(order, "Sen", "Cau", "Lan", "Mai", "Tre", "Sung");
        List<JsonNode> notices = drafts(order, "mortgagee-notice");
        assertThat(notices)
                .extracting(one -> one.at("/body/mortgagees/0").asString())
                .containsExactly("Sen", "Cau", "Lan", "Mai", "Tre", "Sung");
        assertThat(untold(order)).isEqualTo(6);
        ((ObjectNode) notices.get(5).path("body")).remove("mortgagees");
        told(notices.get(5));
        assertThat(drafts(order, "mortgagee-notice"))
                .as("without a name the first was told, by the desk and by the hub")
                .extracting(one -> one.at("/body/mortgagees/0").asString())
                .containsExactly("Cau", "Lan", "Mai", "Tre", "Sung");
        drafts(order, "mortgagee-notice").forEach(AssetDeskScenarioTest::told);
        assertThat(drafts(order, "mortgagee-notice")).isEmpty();
        assertThat(untold(order)).isZero();
    }

    @Test
    void a_notice_before_a_measure_that_has_ended_says_nothing_of_the_next_one() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order);
        Draft notice = message(draft(order, "attachment-notice"), LAND);
        OffsetDateTime day = office.hub().whoami().time().plusDays(30);
        notice.body().put("attachmentAt", day.toString()).put("place", "A");
        send(office, notice);
        Draft release = message(draft(order, "release"), LAND);
        release.body().withObject("/decision").put("number", "QD-" + UUID.randomUUID());
        release.body().put("ground", "paid").put("groundArisenOn", today());
        send(office, release);
        Draft again = order(office, UUID.randomUUID().toString().substring(0, 8));
        again.caseNumber(number(order)).body().set("asset", order.body().path("asset").deepCopy());
        send(office, again);
        report(again);

        assertThat(draft(order, "attachment-notice").path("exchange").asString())
                .isEqualTo(exchange(again).toString());
        JsonNode drafted = draft(order, "attachment");
        assertThat(drafted.path("missing").values())
                .extracting(JsonNode::asString)
                .contains("/dissipationRisk", "/attachmentAt", "/place");
        assertThat(drafted.path("body").has("place")).isFalse();
    }

    private static void complete(Draft attachment) {
        attachment.body().withObject("/decision").put("number", "QD-" + UUID.randomUUID());
        attachment.body().put("dissipationRisk", true).put("dissipationReason", "A");
        attachment.body().put("attachmentAt", office.hub().whoami().time().plusDays(1).toString());
        attachment.body().put("place", "A");
    }

    private static long untold(Draft order) {
        return asset(office, order)
                .path("obligations")
                .valueStream()
                .filter(duty -> duty.path("owes").asString().endsWith("tell-mortgagee"))
                .filter(duty -> duty.path("status").asString().equals("open"))
                .count();
    }

    private static void told(JsonNode notice) {
        Draft told = message(notice, "X99.51.001");
        told.body().putObject("obligationAmount").put("amount", 1_000).put("currency", "VND");
        send(office, told);
    }

    private static void report(Draft order, String... mortgagees) {
        Draft report =
                land.opening(
                                "registration-suspension.execution-report",
                                order.field("from").asString())
                        .within(exchange(order), MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number(order));
        ArrayNode rights = report.body().putArray("otherRights");
        for (String one : mortgagees) {
            rights.addObject().put("mortgagee", one).put("registeredAt", "2026-01-05");
        }
        land.send(land.signed(report));
    }

    @Test
    void made_again_from_the_messages_every_asset_is_as_it_was() {
        Draft order = order(office, UUID.randomUUID().toString().substring(0, 8));
        send(office, order);
        report(order, land.hub().whoami().time().toString(), true);
        JsonNode live = asset(office, order);

        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();

        assertThat(asset(office, order)).isEqualTo(live);
    }

    private static Draft order(Party from, String parcel) {
        Draft order = from.opening("registration-suspension.order", LAND);
        ((ObjectNode) order.body().path("asset").path("land"))
                .put("parcelNumber", parcel)
                .put("certificateNumber", "HC " + parcel);
        return order;
    }

    private static void report(Draft order, String rankTime, boolean lodged) {
        Draft report =
                land.opening(
                                "registration-suspension.execution-report",
                                order.field("from").asString())
                        .within(exchange(order), MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number(order));
        report.body().put("suspendedAt", rankTime).put("rankTime", rankTime);
        if (!lodged) {
            report.body().remove("filesAlreadyLodged");
        }
        land.send(land.signed(report));
    }

    private static JsonNode draft(Draft order, String kind) {
        List<JsonNode> all = drafts(order, kind);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<JsonNode> drafts(Draft order, String kind) {
        JsonNode found =
                office.hub()
                        .json(
                                "/assets/case/drafts?decision="
                                        + coded("78/QD")
                                        + "&kind="
                                        + kind
                                        + "&number="
                                        + coded(number(order)));
        return List.copyOf(found.path("drafts").values());
    }

    /** What a clerk does with a draft: puts it into an envelope. */
    private static Draft message(JsonNode draft, String to) {
        Draft sample =
                office.opening(draft.path("type").asString(), to)
                        .within(
                                UUID.fromString(draft.path("exchange").asString()),
                                MessageIds.next(Clock.systemUTC()))
                        .caseNumber(draft.path("caseNumber").asString());
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(sample.bytes());
        document.set("body", draft.path("body"));
        return Draft.of(document);
    }

    private static JsonNode asset(Party viewer, Draft order) {
        JsonNode found = viewer.hub().json("/assets/case?number=" + coded(number(order)));
        assertThat(found.path("assets")).hasSize(1);
        return found.path("assets").path(0);
    }

    private static List<JsonNode> pages(Party viewer, String path) {
        return List.copyOf(viewer.hub().json(path).path("items").values());
    }

    private static OffsetDateTime send(Party from, Draft draft) {
        return Statement.read(from.send(from.signed(draft)).statement()).orElseThrow().time();
    }

    private static String today() {
        return office.hub().whoami().time().toLocalDate().toString();
    }

    private static UUID exchange(Draft opening) {
        return UUID.fromString(opening.field("id").asString());
    }

    private static String number(Draft draft) {
        return draft.field("caseNumber").asString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
