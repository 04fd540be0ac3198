package vn.liennganh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.liennganh.support.Scratch;

/** A server process under measurement: the hub itself, or the plain yardstick. */
public final class BenchHub implements AutoCloseable {

    /** With a thousand agencies a first start makes keys and users for each of them. */
    private static final long START_SECONDS = Long.getLong("bench.start-seconds", 900);

    private final Process process;
    private final int port;
    private final Path data;

    private BenchHub(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /**
     * The real hub on an empty data directory, simulated partners off.
     *
     * @param settings more of them, each with its two dashes
     */
    public static BenchHub hub(String heap, String... settings) {
        return hub(heap, newDirectory(), freePort(), settings);
    }

    /** The real hub once more on the same data, as after a power failure. */
    BenchHub again(String heap) {
        return hub(heap, data, port);
    }

    private static BenchHub hub(String heap, Path data, int port, String... settings) {
        List<String> program = new ArrayList<>(hub(data, port));
        for (String setting : settings) {
            // Twice the same would be a list.
            String key = setting.substring(0, setting.indexOf('=') + 1);
            program.removeIf(one -> one.startsWith(key));
        }
        program.addAll(List.of(settings));
        return start(data, port, flags(heap), program);
    }

    private static List<String> hub(Path data, int port) {
        return List.of(
                "vn.liennganh.HubApplication",
                "--spring.profiles.active=sandbox",
                "--server.port=" + port,
                "--management.server.port=0",
                "--hub.data-dir=" + data,
                "--hub.log.second-heads=" + data.resolveSibling(data.getFileName() + ".heads"),
                "--hub.amqp.port=0",
                "--hub.sandbox.simulators=false",
                "--hub.directory.limits.calls-per-second=1000000",
                "--hub.directory.limits.call-burst=1000000");
    }

    /**
     * The JVM as it is started outside the benchmark, with a heap of the full size from the start.
     * With {@code bench.jfr=FILE} a flight recording explains the figures.
     */
    private static List<String> flags(String heap) {
        List<String> flags =
                new ArrayList<>(List.of("@config/jvm.options", "-Xms" + heap, "-Xmx" + heap));
        String recording = System.getProperty("bench.jfr", "");
        String more = System.getProperty("bench.flags", "");
        if (!more.isEmpty()) {
            flags.addAll(List.of(more.split(" ")));
        }
        if (!recording.isEmpty()) {
            flags.add(
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                            + recording);
        }
        return flags;
    }

    /** The plain yardstick, whose receipts are signed with the senders' algorithm. */
    static BenchHub baseline(Path authority, String algorithm) {
        Path data = newDirectory();
        int port = freePort();
        return start(
                data,
                port,
                List.of(
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dhub.sandbox.enabled=true", // keeps the hub's own start-up guard away
                        "-Dspring.config.location=optional:file:./nowhere/"),
                List.of(
                        PlainBaseline.class.getName(),
                        String.valueOf(port),
                        data.toString(),
                        authority.toString(),
                        algorithm));
    }

    private static BenchHub start(Path data, int port, List<String> flags, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        try {
            Path log = data.resolveSibling(data.getFileName() + ".log");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            BenchHub started = new BenchHub(process, port, data);
            started.awaitPort(log);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI url(String scheme) {
        return URI.create(scheme + "://localhost:" + port);
    }

    public Path sandbox() {
        return data.resolve("sandbox");
    }

    /** The JVM and the database's postmaster, which is no child of it. */
    public Set<Long> processes() {
        return postmaster().map(pid -> Set.of(process.pid(), pid)).orElse(Set.of(process.pid()));
    }

    private Optional<Long> postmaster() {
        try (Stream<Path> files = Files.walk(data)) {
            Optional<Path> pidFile =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
            return pidFile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(Files.readAllLines(pidFile.get()).get(0).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void awaitPort(Path log) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start; see " + log);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Path newDirectory() {
        return Scratch.folder("bench");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As a power failure: the JVM and its database's processes are gone from one moment on. */
    void kill() {
        List<ProcessHandle> all =
                processes().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        List<ProcessHandle> children = all.stream().flatMap(ProcessHandle::descendants).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        children.forEach(ProcessHandle::destroyForcibly);
        all.forEach(ended -> ended.onExit().join());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
