package vn.liennganh.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as Markdown, for {@code src/docs/performance.md}. */
final class Report {

    private final List<String> accepted = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    void accepted(String name, LoadRun.Result result) {
        accepted.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.1f / %.1f | %d |",
                        name,
                        result.cpuMicros(),
                        result.perSecond(),
                        result.p50Millis(),
                        result.p99Millis(),
                        result.memoryMib()));
    }

    void ratio(String algorithm, double ratio) {
        other("Plain yardstick / hub, CPU per accepted message, %s: **%.1f**", algorithm, ratio);
    }

    void settled(double cpuSeconds) {
        other("CPU used after the last round until nothing was left to do: %.1f s", cpuSeconds);
    }

    void steady(double rate, LoadRun.Result result) {
        other(
                "Receipt at a steady %.0f messages/s: p50 %.1f ms, p99 %.1f ms, %.0f µs CPU a"
                        + " message",
                rate, result.p50Millis(), result.p99Millis(), result.cpuMicros());
    }

    void flushes(Flushes.Result result) {
        other(
                "One flush of 8 KB of the disk, nothing else going on: p50 %.1f ms, p99 %.1f ms",
                result.p50Millis(), result.p99Millis());
    }

    void delivery(Delivery.Result result) {
        other(
                "Sent until listed in the recipient's long poll, one at a time: p50 %.1f ms, p99"
                        + " %.1f ms",
                result.p50Millis(), result.p99Millis());
    }

    void refused(String name, LoadRun.Result result) {
        other(
                "Signature that does not hold, %s, refused: %.0f µs CPU, %.0f/s",
                name, result.cpuMicros(), result.perSecond());
    }

    void drained(String how, Drain.Result result) {
        other(
                "%d of an inbox fetched %s and acknowledged: %.0f messages/s, %.0f µs CPU",
                result.messages(), how, result.perSecond(), result.cpuMicros());
    }

    void memory(long mib) {
        other("Memory of the hub's JVM and PostgreSQL at the end (PSS): %d MiB", mib);
    }

    String markdown() {
        return """
        | accepted messages, 2 KB JSON | server CPU µs a message | messages/s | p50 / p99 ms | PSS MiB |
        | --- | --- | --- | --- | --- |
        """
                + String.join("\n", accepted)
                + "\n\n- "
                + String.join("\n- ", others)
                + "\n";
    }

    private void other(String form, Object... args) {
        others.add(String.format(Locale.ROOT, form, args));
    }
}
