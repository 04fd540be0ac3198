package vn.liennganh.startup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.liennganh.support.FreePort;
import vn.liennganh.support.Jvm;
import vn.liennganh.support.Scratch;

/**
 * Partners' broker in a process of its own, as an operator runs one: the shipped configuration,
 * Artemis and what it brings along, and {@code hub-broker.jar}; nothing else of the hub.
 */
public final class Artemis implements AutoCloseable {

    /** What lies in the lib folder of an Artemis. */
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "(artemis|activemq-artemis|netty|proton-j|pem-keystore|slf4j-api|logback|commons"
                            + "|jctools|jgroups|caffeine|asn-one|jakarta.transaction|jakarta.jms|micrometer)-.*\\.jar");

    private final Path folder = Scratch.folder("artemis");
    private final int hubPort = FreePort.any();
    private final int amqpPort = FreePort.any();
    private Process process;

    /** Where the hub comes to. */
    public String url() {
        return "tcp://localhost:" + hubPort;
    }

    /** Where partners come to. */
    public int amqpPort() {
        return amqpPort;
    }

    /** The port on which the hub comes. */
    public int hubPort() {
        return hubPort;
    }

    /**
     * Starts it on what it kept, with the keys of a sandbox, unless it runs; returns once it can be
     * reached.
     *
     * @param sandbox where the sandbox's keys lie
     */
    public void start(Path sandbox) {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            Path tls = Files.createDirectories(folder.resolve("tls"));
            Path hub = sandbox.resolve("X99.00.000");
            String server = Files.readString(hub.resolve("server.crt"));
            Files.writeString(
                    tls.resolve("server.pem"),
                    server + Files.readString(hub.resolve("server.key")));
            Files.writeString(
                    tls.resolve("partners.pem"), Files.readString(sandbox.resolve("ca.pem")));
            Files.writeString(
                    tls.resolve("hub-authorities.pem"),
                    Files.readString(sandbox.resolve("ca.pem")));
            Files.writeString(tls.resolve("hub.pem"), Files.readString(hub.resolve("tls.crt")));
            launch(tls);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void launch(Path tls) throws IOException {
        process =
                new ProcessBuilder(
                                Jvm.quick(
                                                "-Xmx256m",
                                                "-Dbroker.tls=" + tls,
                                                "-Dbroker.data=" + folder.resolve("data"),
                                                "-Dbroker.amqp.port=" + amqpPort,
                                                "-Dbroker.hub.port=" + hubPort,
                                                "-cp",
                                                classPath(),
                                                ArtemisMain.class.getName(),
                                                Path.of("config/broker")
                                                        .toAbsolutePath()
                                                        .toString())
                                        .toList())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                        .start();
        Awaitility.await("the broker accepts connections; see " + log())
                .atMost(Duration.ofSeconds(60))
                .until(() -> accepts(hubPort) && accepts(amqpPort) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker did not start; see " + log());
        }
    }

    private static String classPath() {
        return Stream.concat(
                        Stream.of("target/hub-broker.jar", "target/test-classes")
                                .map(part -> Path.of(part).toAbsolutePath().toString()),
                        Arrays.stream(
                                        System.getProperty("java.class.path")
                                                .split(File.pathSeparator))
                                .filter(
                                        part ->
                                                LIBRARY.matcher(
                                                                Path.of(part)
                                                                        .getFileName()
                                                                        .toString())
                                                        .matches()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Ends it in the middle of whatever it does. */
    public void kill() {
        process.destroyForcibly();
        Awaitility.await().until(() -> !process.isAlive());
    }

    /** What it has said. */
    public List<String> said() throws IOException {
        return Files.readAllLines(log().toPath());
    }

    public File log() {
        return folder.resolve("artemis.log").toFile();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
