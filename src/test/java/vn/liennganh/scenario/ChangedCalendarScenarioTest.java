package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.support.Scratch;

/** A day off is declared while something is owed: what was owed is due later, and both are told. */
class ChangedCalendarScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String PRISON = "X99.61.001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void a_declared_day_off_moves_what_is_owed_and_tells_both_parties_why() throws IOException {
        Path config = folder.resolve("config");
        Scratch.copy(Path.of("config"), config);
        try (RunningHub hub =
                RunningHub.onSharedServer(Map.of("hub.config-dir", config.toString()))) {
            Party office = Party.of(hub, OFFICE);
            Statement accepted =
                    Statement.read(
                                    office.send(
                                                    office.signed(
                                                            office.opening(
                                                                            "prison-information.request",
                                                                            PRISON)
                                                                    .withoutAttachments()))
                                            .statement())
                            .orElseThrow();
            Duty before = reply(office, accepted.exchange());
            OffsetDateTime due = before.due().orElseThrow();
            LocalDate lastDay = due.toLocalDate().minusDays(1);

            declareOff(config, lastDay);
            hub.restart();

            Party officeAgain = Party.of(hub, OFFICE);
            Party prison = Party.of(hub, PRISON);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    reply(officeAgain, accepted.exchange())
                                                            .due()
                                                            .orElseThrow())
                                            .isAfter(due));
            OffsetDateTime later = reply(officeAgain, accepted.exchange()).due().orElseThrow();

            for (Party party : List.of(officeAgain, prison)) {
                JsonNode body = notice(party);
                assertThat(body.path("obligation")).isEqualTo(before.document().path("id"));
                assertThat(OffsetDateTime.parse(body.path("oldDue").asString())).isEqualTo(due);
                assertThat(OffsetDateTime.parse(body.path("due").asString())).isEqualTo(later);
                assertThat(body.path("reason").asString()).isEqualTo("calendar");
            }
            JsonNode explained =
                    prison.hub()
                            .json(
                                    "/obligations/"
                                            + before.document().path("id").asString()
                                            + "/explanation");
            assertThat(explained.path("history"))
                    .anySatisfy(
                            past -> {
                                assertThat(OffsetDateTime.parse(past.path("due").asString()))
                                        .isEqualTo(due);
                                assertThat(past.path("reason").asString())
                                        .isEqualTo("the calendar has changed");
                            });
            assertThat(explained.path("lines"))
                    .anySatisfy(
                            line -> assertThat(line.path("text").asString()).contains("Flood day"));
        }
    }

    private static Duty reply(Party office, UUID exchange) {
        return office.hub().dutiesOf(exchange).stream()
                .filter(duty -> duty.owes().equals("prison-information.reply"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode notice(Party party) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                party.page(Duration.ofSeconds(5)).items().stream()
                                        .filter(
                                                item ->
                                                        item.type()
                                                                .toString()
                                                                .contains("due-changed"))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .map(item -> Json.MAPPER.readTree(party.open(item).json()).path("body"))
                .orElseThrow();
    }

    /** As the keeper of the calendar would: one line in the file of the year. */
    private static void declareOff(Path config, LocalDate day) throws IOException {
        Path file = config.resolve("calendars/" + day.getYear() + ".yaml");
        String text = Files.readString(file);
        String line =
                "off:\n  - {day: "
                        + day
                        + ", status: official, code: INF, source: invented, vi: Flood day,"
                        + " en: Flood day}\n";
        Files.writeString(file, text.replaceFirst("off:\n", line));
    }
}
