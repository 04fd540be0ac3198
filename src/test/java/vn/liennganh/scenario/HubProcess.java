package vn.liennganh.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import vn.liennganh.support.FreePort;
import vn.liennganh.support.Jvm;
import vn.liennganh.support.Scratch;

/** The hub as a process of its own, to be killed and started again on the same data. */
public final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);

    private final Path dataDir;
    private final int port;
    private final int amqpPort;
    private Process process;

    public HubProcess(Path dataDir) {
        this.dataDir = dataDir;
        this.port = FreePort.any();
        this.amqpPort = FreePort.any();
    }

    /**
     * Starts it and returns once it accepts connections; {@code jvmArguments} come before the class
     * path.
     */
    public void start(String... jvmArguments) {
        List<String> command = new ArrayList<>(Jvm.quick("-Xmx384m").toList());
        command.addAll(List.of(jvmArguments));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vn.liennganh.HubApplication",
                        "--spring.profiles.active=sandbox",
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--hub.data-dir=" + dataDir,
                        "--hub.database.binaries=" + Scratch.BINARIES,
                        "--hub.log.second-heads=" + Scratch.HEADS,
                        "--hub.amqp.port=" + amqpPort,
                        "--hub.sandbox.simulators=false"));
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            dataDir.resolveSibling(dataDir.getFileName() + ".log")
                                                    .toFile()))
                            .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Awaitility.await("the hub accepts connections; see " + log())
                .atMost(START)
                .until(() -> accepts() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("The hub did not start; see " + log());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; returns once the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
    }

    /** Waits for an end that comes from inside. */
    public boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public URI url() {
        return URI.create("https://localhost:" + port);
    }

    /** Where partners speak AMQP. */
    public int amqpPort() {
        return amqpPort;
    }

    public Path sandbox() {
        return dataDir.resolve("sandbox");
    }

    public Path dataDir() {
        return dataDir;
    }

    public String log() {
        return dataDir + ".log";
    }

    /** Stops it in good order. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!awaitEnd(Duration.ofSeconds(60))) {
                kill();
            }
        }
    }

    static Path newDataDir() {
        return Scratch.folder("hub-process");
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
