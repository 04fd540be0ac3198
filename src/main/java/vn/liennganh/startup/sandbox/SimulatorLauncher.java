package vn.liennganh.startup.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the simulated partners running as processes of their own, which know the hub only by its
 * HTTPS address. Each holds the pipe to its standard input open: when the hub dies, however it
 * dies, they end.
 */
final class SimulatorLauncher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorLauncher.class);
    private static final String MAIN = "vn.liennganh.partner.simulator.SimulatorMain";

    private static final int RELAUNCH_SECONDS = 3;

    private final Path sandbox;
    private final Path logs;
    private final String hubUrl;
    private final Map<String, List<String>> partners;
    private final Map<String, Process> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    SimulatorLauncher(Path sandbox, Path logs, String hubUrl, Map<String, List<String>> partners) {
        this.sandbox = sandbox;
        this.logs = logs;
        this.hubUrl = hubUrl;
        this.partners = partners;
    }

    /** Nothing by itself: partners begin once the hub accepts connections. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty() && !closed;
    }

    /** They leave first, so that no long poll keeps the hub from stopping. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        partners.keySet().forEach(this::launch);
    }

    int processes() {
        return (int) running.values().stream().filter(Process::isAlive).count();
    }

    private void launch(String name) {
        if (closed) {
            return;
        }
        List<String> command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "--hub",
                        hubUrl,
                        "--ca",
                        sandbox.resolve("ca.pem").toString(),
                        "--home",
                        sandbox.toString()));
        command.addAll(partners.get(name));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(logs.resolve("partners-" + name + ".log").toFile())
                            .start();
            running.put(name, process);
            process.onExit().thenAccept(ended -> relaunch(name, ended));
        } catch (IOException failed) {
            throw new UncheckedIOException("Simulated partners cannot be started: " + name, failed);
        }
    }

    private void relaunch(String name, Process ended) {
        if (!closed) {
            LOG.warn(
                    "Simulated partners {} ended with {}; starting them again",
                    name,
                    ended.exitValue());
            CompletableFuture.delayedExecutor(RELAUNCH_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> launch(name));
        }
    }

    /** The same Java and class path as the hub's own, with the least memory that does. */
    private static List<String> java() {
        String executable = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                executable,
                                "-Xms16m",
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto"));
        boolean packaged = !classPath.contains(File.pathSeparator) && classPath.endsWith(".jar");
        if (packaged) {
            command.addAll(List.of("-jar", classPath, "simulate"));
        } else {
            command.addAll(List.of("-cp", classPath, MAIN));
        }
        return command;
    }

    @Override
    public void stop() {
        closed = true;
        running.values().forEach(Process::destroy);
    }
}
