package vn.liennganh.startup.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Tells who started the sandbox what to open and what to try next. */
final class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);
    private static final List<String> LINES =
            List.of("ready", "page", "people", "keys", "whoami", "partner", "docs", "stop");

    private final SimulatorLauncher simulators;
    private final SandboxProperties properties;
    private final Path dataDir;
    private final int port;

    Welcome(SimulatorLauncher simulators, SandboxProperties properties, Path dataDir, int port) {
        this.simulators = simulators;
        this.properties = properties;
        this.dataDir = dataDir;
        this.port = port;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (properties.simulators()) {
            LOG.info(
                    "[5/5] Starting the simulated partners in {} processes",
                    properties.partners().size());
            simulators.start();
        }
        String hub = "https://localhost:" + port;
        Path shown = Path.of("").toAbsolutePath().relativize(dataDir);
        for (String line : LINES) {
            Text text = Text.of("startup." + line, hub, shown.toString());
            LOG.info(Texts.render(text, Texts.VIETNAMESE));
            LOG.info("    " + Texts.render(text, Texts.ENGLISH));
        }
    }
}
