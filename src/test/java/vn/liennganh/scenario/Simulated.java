package vn.liennganh.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.liennganh.support.Jvm;

/** Simulated agencies in a process of their own, as the sandbox starts them, until it is closed. */
public final class Simulated implements AutoCloseable {

    private final Process process;
    private final Runnable afterwards;

    private Simulated(Process process, Runnable afterwards) {
        this.process = process;
        this.afterwards = afterwards;
    }

    /** Each with its own keys; how one behaves, {@link #behave} has told it before or tells it. */
    public static Simulated start(RunningHub hub, String... agencies) {
        return start(hub, () -> {}, agencies);
    }

    /**
     * The same for agencies that behave so until they are closed; then they do nothing again.
     *
     * @param words by agency
     */
    public static Simulated behaving(RunningHub hub, Map<String, String> words) {
        words.forEach((agency, word) -> behave(hub, agency, word));
        return start(
                hub,
                () -> words.keySet().forEach(agency -> behave(hub, agency, "manual")),
                words.keySet().toArray(String[]::new));
    }

    private static Simulated start(RunningHub hub, Runnable afterwards, String... agencies) {
        List<String> command =
                new ArrayList<>(
                        Jvm.quick(
                                        "-Xmx64m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "vn.liennganh.partner.simulator.SimulatorMain",
                                        "--hub",
                                        hub.url().toString(),
                                        "--ca",
                                        hub.sandbox().resolve("ca.pem").toString(),
                                        "--home",
                                        hub.sandbox().toString())
                                .toList());
        command.addAll(List.of(agencies));
        Path log = hub.dataDir().resolve(agencies[0] + "-simulator.log");
        try {
            return new Simulated(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    afterwards);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A word that the simulator knows; an agency reads it before each letter. */
    public static void behave(RunningHub hub, String agency, String word) {
        try {
            Files.writeString(hub.keys(agency).resolve("behaviour"), word);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** It ends with its standard input, and is waited for; its exit status. */
    public int end() {
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        end();
        afterwards.run();
    }
}
