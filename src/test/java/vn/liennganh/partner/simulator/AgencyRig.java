package vn.liennganh.partner.simulator;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.awaitility.core.ThrowingRunnable;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Signer;

/** A simulated agency before a hub of its own, both within this process. */
final class AgencyRig implements AutoCloseable {

    static final String BANK = "X99.51.001";
    static final String OFFICE = "X99.11.001";

    /** What a bank owes for an order to freeze. */
    static final String REPORT = "account-freeze.execution-report";

    /** An agency looks again so often. */
    private static final Duration IDLE = Duration.ofMillis(100);

    final FakeHub hub;

    private final Path behaviour;
    private final List<SimulatedAgency> running = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /**
     * @param dir where it is told how to behave
     */
    AgencyRig(Path dir, String agency, String kind) {
        hub = new FakeHub(agency, kind);
        behaviour = dir.resolve("behaviour");
    }

    /** It begins, and behaves so. */
    void play(String word) {
        behave(word);
        try {
            String agency = hub.agency().value();
            HubClient client =
                    HubClient.of(
                            hub.url(),
                            SSLContext.getDefault(),
                            hub.paper.trust(),
                            new HubClient.Options(
                                    Optional.empty(), Texts.ENGLISH, Patience.none()));
            Signer signer =
                    new Signer(
                            Optional.of(hub.paper.newSeal(agency)),
                            Optional.of(hub.paper.newSeal(agency)));
            SimulatedAgency simulated =
                    new SimulatedAgency(
                            new Office(hub.agency(), client, signer),
                            behaviour,
                            new Journal(new PrintStream(log, true), Clock.systemUTC()),
                            IDLE);
            running.add(simulated);
            Thread thread = new Thread(simulated);
            thread.setDaemon(true);
            thread.start();
        } catch (NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From now on it behaves so, if it runs. */
    void behave(String word) {
        try {
            Files.writeString(behaviour, word + "\n");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** It ends; another one may begin. */
    void stop() {
        running.forEach(SimulatedAgency::stop);
    }

    /** What it noted down. */
    String log() {
        return log.toString();
    }

    static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    /** Holds while the agency looks again and again. */
    static void whileLonger(ThrowingRunnable assertion) {
        await().during(IDLE.multipliedBy(6)).atMost(IDLE.multipliedBy(20)).untilAsserted(assertion);
    }

    @Override
    public void close() {
        stop();
        hub.close();
    }
}
