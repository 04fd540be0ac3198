package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Statement;
import vn.liennganh.regulation.workbench.page.Library;
import vn.liennganh.startup.HubClock;
import vn.liennganh.support.Scratch;

/**
 * A jurist changes a limit from 24 to 48 hours on a day: one edit in one file, seen by the
 * interface, the clock, the explanation and the pages, on the day and not before.
 */
class ChangedLimitScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String DUTY = "account-freeze/1#order.execution-report";
    private static final Path RULES = Path.of("regulations/account/account-freeze-1.yaml");

    @TempDir Path folder;

    @Test
    void one_edit_in_one_file_is_seen_everywhere_from_its_day_on() throws IOException {
        Path config = folder.resolve("config");
        Scratch.copy(Path.of("config"), config);
        LocalDate day = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(2);
        edit(config.resolve(RULES), day);
        assertThat(different(Path.of("config"), config)).containsExactly(RULES);
        assertThat(Library.pages(config).get("en/account-freeze-1.md"))
                .contains("24 hours; from " + day + " 48 hours");

        try (RunningHub hub =
                RunningHub.onSharedServer(Map.of("hub.config-dir", config.toString()))) {
            Party office = Party.of(hub, OFFICE);
            assertThat(limit(office)).isEqualTo(24);
            JsonNode before = ordered(hub, office);
            assertThat(length(before)).isEqualTo(Duration.ofHours(24));

            hub.bean(HubClock.class).advance(Duration.ofDays(2));

            assertThat(limit(office)).isEqualTo(48);
            JsonNode since = ordered(hub, office);
            assertThat(length(since)).isEqualTo(Duration.ofHours(48));
            assertThat(since.path("limit").asString()).isEqualTo("48 hours");
            assertThat(since.path("rule").asString()).isEqualTo(DUTY + "@" + day);
            JsonNode still = explained(office, before.path("id").asString());
            assertThat(still.path("due")).isEqualTo(before.path("due"));
            assertThat(still.path("limit").asString()).isEqualTo("24 hours");
        }
    }

    /** As the jurist would: the new limit and its day under the old one, with its basis. */
    private static void edit(Path file, LocalDate day) throws IOException {
        String text = Files.readString(file);
        int duty = text.indexOf("- id: execution-report", text.indexOf("- message: order"));
        String old = "within: {hours: 24}\n";
        int end = text.indexOf(old, duty) + old.length();
        String change =
                "        changes:\n          - {from: "
                        + day
                        + ", within: {hours: 48}, cites: [{of: POLICY, code: INF}]}\n";
        Files.writeString(file, text.substring(0, end) + change + text.substring(end));
    }

    /** What an order of now obliges the bank to report, explained. */
    private static JsonNode ordered(RunningHub hub, Party office) {
        Statement accepted =
                Statement.read(
                                office.send(
                                                office.signed(
                                                        office.opening("account-freeze.order", BANK)
                                                                .withoutAttachments()))
                                        .statement())
                        .orElseThrow();
        for (JsonNode duty : office.hub().exchange(accepted.exchange()).path("obligations")) {
            if (duty.path("owes").asString().equals("account-freeze.execution-report")) {
                return explained(office, duty.path("id").asString());
            }
        }
        throw new AssertionError("no report is owed");
    }

    private static JsonNode explained(Party office, String duty) {
        return office.hub().json("/obligations/" + duty + "/explanation");
    }

    private static Duration length(JsonNode explained) {
        Instant from =
                OffsetDateTime.parse(explained.path("start").path("at").asString()).toInstant();
        return Duration.between(
                from, OffsetDateTime.parse(explained.path("due").asString()).toInstant());
    }

    private static int limit(Party office) {
        return office.hub().json("/regulations/account-freeze").findParents("rule").stream()
                .filter(due -> due.path("rule").asString().startsWith(DUTY))
                .findFirst()
                .orElseThrow()
                .path("amount")
                .asInt();
    }

    private static List<Path> different(Path one, Path other) throws IOException {
        try (Stream<Path> files = Files.walk(one)) {
            return files.filter(Files::isRegularFile)
                    .map(one::relativize)
                    .filter(file -> differs(one.resolve(file), other.resolve(file)))
                    .toList();
        }
    }

    private static boolean differs(Path one, Path other) {
        try {
            return Files.mismatch(one, other) >= 0;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
