package vn.liennganh.startup.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.liennganh.intake.audit.Attempt;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.support.TestDatabase;

/** What the sandbox remembers for integrators. */
class EventLogTest {

    private static final AgencyId FLOODING = AgencyId.of("X99.51.001");
    private static final AgencyId CALM = AgencyId.of("X99.51.002");

    private final EventLog log =
            new EventLog(new EventRepository(new JdbcTemplate(TestDatabase.fresh())));

    @Test
    void of_a_flood_the_newest_are_kept_and_all_that_was_refused_and_nobody_else_loses_any() {
        log.handedIn(attempt(CALM, "calm", Optional.empty()));
        for (int i = 0; i < 300; i++) {
            log.handedIn(attempt(FLOODING, "accepted " + i, Optional.empty()));
            if (i % 60 == 0) {
                Refusal why = Refusal.of(RefusalCode.SCHEMA_VIOLATION, "message.clock-skew");
                log.handedIn(attempt(FLOODING, "refused " + i, Optional.of(why)));
            }
        }
        List<String> kept = log.after(FLOODING, 0, 500).stream().map(this::text).toList();
        assertThat(kept)
                .hasSize(205)
                .startsWith("refused 0", "refused 60", "accepted 100")
                .endsWith("accepted 299")
                .doesNotContain("accepted 99");
        assertThat(log.after(CALM, 0, 500)).hasSize(1);

        for (int i = 0; i < 300; i++) {
            log.handedIn(attempt(FLOODING, "accepted " + i, Optional.empty()));
        }
        assertThat(log.after(FLOODING, 0, 500))
                .as("a flood that goes on")
                .hasSizeLessThan(405)
                .extracting(this::text)
                .startsWith("refused 0");
    }

    private String text(Event listed) {
        byte[] bytes = log.find(listed.agency(), listed.number()).orElseThrow().bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Attempt attempt(AgencyId agency, String bytes, Optional<Refusal> refusal) {
        return new Attempt(
                Instant.parse("2026-07-01T00:00:00Z"),
                agency,
                "rest",
                bytes.getBytes(StandardCharsets.UTF_8),
                refusal.isPresent() ? Attempt.Word.REFUSED : Attempt.Word.ACCEPTED,
                refusal);
    }
}
