package vn.liennganh.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.deadline.WatchRig.DUE;
import static vn.liennganh.deadline.WatchRig.HUB;
import static vn.liennganh.deadline.WatchRig.RULES;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;

/** What the hub says of duties and of regulations to be looked at again, and to whom. */
class NoticesTest {

    private final WatchRig rig = new WatchRig();

    @Test
    void what_the_hub_sends_fits_the_schema_of_its_type() {
        rig.open(DUE);
        rig.runDue(DUE.minus(Duration.ofMinutes(20)));
        rig.runDue(DUE.plus(Duration.ofDays(2)));

        assertThat(rig.sent)
                .hasSize(6)
                .allSatisfy(
                        (id, message) -> {
                            MessageType type = new MessageType(message.get("type").asString());
                            JsonNode schema =
                                    RULES.schema(type, LocalDate.of(2026, 11, 23)).orElseThrow();
                            List<String> known =
                                    schema.get("properties").propertyNames().stream().toList();
                            assertThat(known).containsAll(message.get("body").propertyNames());
                            schema.get("required")
                                    .forEach(
                                            name ->
                                                    assertThat(
                                                                    message.get("body")
                                                                            .has(name.asString()))
                                                            .isTrue());
                            assertThat(id.version()).isEqualTo(8);
                            assertThat(id.variant()).isEqualTo(2);
                            assertThat(message.get("exchange")).isEqualTo(message.get("id"));
                            assertThat(message.get("from").asString()).isEqualTo(HUB.value());
                        });
    }

    @Test
    void a_proposal_of_sanction_is_a_notice_of_its_own() {
        Obligation duty = rig.open(DUE);
        JsonNode message =
                Json.MAPPER.readTree(
                        new NoticeWriter(HUB)
                                .write(
                                        Notice.of(
                                                duty,
                                                LapseAction.DRAFT_SANCTION,
                                                TestDuties.OFFICE,
                                                DUE),
                                        DUE));

        assertThat(message.get("type").asString())
                .isEqualTo("obligation-notice.sanction-proposal-draft");
        assertThat(message.get("body").get("draft").asString()).isNotBlank();
    }

    @Test
    void an_office_target_is_warned_of_before_the_law_is_and_its_passing_is_nothing() {
        Instant from = Instant.parse("2026-11-20T03:00:00Z");
        Instant legal = Instant.parse("2026-11-26T17:00:00Z");
        Instant target = Instant.parse("2026-11-25T17:00:00Z");
        rig.change(TestDuties.consultation(from, legal));

        rig.runDue(target.minus(Duration.ofHours(12)).minusSeconds(1));
        assertThat(rig.sent).isEmpty();
        rig.runDue(target.minus(Duration.ofHours(12)));
        assertThat(rig.notices())
                .containsExactlyInAnyOrder("due-soon X99.21.001", "due-soon X99.11.001");
        assertThat(rig.sent.values())
                .allSatisfy(
                        message -> {
                            JsonNode body = message.get("body");
                            assertThat(body.get("due").asString())
                                    .isEqualTo("2026-11-27T00:00:00+07:00");
                            assertThat(body.get("officeTarget").get("due").asString())
                                    .isEqualTo("2026-11-26T00:00:00+07:00");
                            assertThat(body.get("officeTarget").get("regulation").asString())
                                    .doesNotContain("\u0110i\u1ec1u")
                                    .contains("Hoa Sen");
                        });

        rig.sent.clear();
        rig.runDue(target.plusSeconds(1));
        rig.runDue(legal.minus(Duration.ofHours(18)));
        assertThat(rig.sent.values())
                .hasSize(2)
                .allSatisfy(
                        message -> assertThat(message.get("body").has("officeTarget")).isFalse());
        assertThat(rig.silences).isEmpty();
    }

    @Test
    void a_review_that_is_due_is_said_once_to_whom_the_regulation_names() {
        rig.runDue(Instant.parse("2027-07-31T16:59:59Z"));
        assertThat(rig.sent).isEmpty();

        rig.runDue(Instant.parse("2027-07-31T17:00:00Z"));
        assertThat(rig.sent.values())
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.get("type").asString())
                                    .isEqualTo("obligation-notice.review-due");
                            assertThat(message.get("to").get(0).asString())
                                    .isEqualTo(TestDuties.OFFICE.value());
                            assertThat(message.get("body").get("due").asString())
                                    .isEqualTo("2027-08-01");
                        });

        rig.restart();
        rig.runDue(Instant.parse("2027-09-01T00:00:00Z"));
        assertThat(rig.submissions).hasSize(1);
        rig.runDue(Instant.parse("2028-08-02T00:00:00Z"));
        assertThat(rig.submissions).hasSize(2);
    }

    @Test
    void a_reminder_that_fails_stops_none_of_the_others_and_is_tried_again() {
        Review[] reviews =
                Stream.of(TestDuties.BANK, TestDuties.OFFICE, TestDuties.POLICE)
                        .map(
                                one ->
                                        Review.of(
                                                RULES.overlays().all().get(0),
                                                LocalDate.parse("2027-08-01"),
                                                one))
                        .toArray(Review[]::new);
        boolean[] broken = {true};
        Clock clock = Clock.fixed(DUE, ZoneOffset.UTC);
        Herald.Door door =
                new Herald.Door(
                        document -> {
                            String text = new String(document, StandardCharsets.UTF_8);
                            if (broken[0] && text.contains(reviews[1].id().toString())) {
                                throw new IllegalStateException("no seal");
                            }
                            return rig.submit(document);
                        },
                        rig::accepted);
        Herald herald = new Herald(door, new NoticeWriter(HUB), rig.rows, clock, 1);
        assertThat(herald.remind(List.of(reviews))).isFalse();
        assertThat(rig.submissions).containsExactly(reviews[0].id(), reviews[2].id());
        broken[0] = false;
        assertThat(herald.remind(List.of(reviews))).isTrue();
        assertThat(rig.submissions).hasSize(3).contains(reviews[1].id());
        herald.close();
    }
}
