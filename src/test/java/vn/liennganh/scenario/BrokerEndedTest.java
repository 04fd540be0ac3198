package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.Tools;

/**
 * The disk of the embedded broker fails it, which ends itself: the status page says so, messages
 * are accepted all the same, and a hub that is started anew delivers each of them once.
 */
@Tag(Tools.LONG)
class BrokerEndedTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern ROW =
            Pattern.compile("<tr[^>]*>(?:(?!</tr>).)*Artemis.*?</tr>", Pattern.DOTALL);

    private final Ledger ledger = new Ledger();

    @Test
    void the_status_page_says_so_and_nothing_is_lost() throws IOException {
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            hub.start();
            Party sender = Party.of(hub, SENDER);
            assertThat(broker(sender)).contains("chip good");

            Path journal = hub.dataDir().resolve("broker/journal");
            Path aside = hub.dataDir().resolve("journal-aside");
            Files.move(journal, aside);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                assertThat(ledger.send(sender, sender.ping(RECIPIENT))).isTrue();
                                return broker(sender).contains("chip bad");
                            });
            assertThat(ledger.send(sender, sender.ping(RECIPIENT))).isTrue();

            hub.close();
            Files.move(aside, journal);
            hub.start();
            assertThat(broker(sender)).contains("chip good");
            ledger.allArrives(sender, Party.of(hub, RECIPIENT), PATIENCE);
        }
    }

    /** The row of the broker. */
    private static String broker(Party anybody) {
        String page = new String(anybody.published("/"), StandardCharsets.UTF_8);
        return ROW.matcher(page).results().map(it -> it.group()).findFirst().orElseThrow();
    }
}
