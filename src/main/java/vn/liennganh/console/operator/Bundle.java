package vn.liennganh.console.operator;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.RuleBook;

/**
 * All that somebody who helps from afar needs: figures, states and digests. No key, no secret, no
 * name of a person and no word of a message is in it.
 */
@Component
class Bundle {

    private final Watch watch;
    private final Parts parts;
    private final ConfigFiles files;
    private final Directory directory;
    private final RuleBook rules;
    private final MeterRegistry meters;

    Bundle(
            Watch watch,
            Parts parts,
            ConfigFiles files,
            Directory directory,
            RuleBook rules,
            MeterRegistry meters) {
        this.watch = watch;
        this.parts = parts;
        this.files = files;
        this.directory = directory;
        this.rules = rules;
        this.meters = meters;
    }

    /** Writes the parcel, a ZIP of text files. */
    void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            Watch.Seen seen = watch.look();
            put(zip, "state.json", Json.MAPPER.writeValueAsBytes(state(seen)));
            put(zip, "queues.json", Json.MAPPER.writeValueAsBytes(queues(seen)));
            put(zip, "agencies.txt", agencies());
            put(zip, "regulations.txt", regulations());
            put(zip, "files.sha256", digests());
            put(zip, "metrics.txt", metrics());
            put(zip, "threads.txt", threads());
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private Map<String, Object> state(Watch.Seen seen) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("hubTime", WireTime.millis(seen.at()));
        state.put("machineTime", WireTime.millis(seen.machine()));
        state.put("java", System.getProperty("java.runtime.version"));
        state.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        state.put("processors", Runtime.getRuntime().availableProcessors());
        state.put("memoryMax", Runtime.getRuntime().maxMemory());
        state.put("upSeconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
        parts.disk().ifPresent(disk -> state.put("disk", disk));
        state.put(
                "parts",
                parts.look().stream()
                        .collect(Collectors.toMap(Parts.Part::name, Parts.Part::up, (a, b) -> a)));
        seen.head().ifPresent(head -> state.put("checkpoint", head.note()));
        state.put(
                "audit",
                Map.of(
                        "walked", seen.audit().walked(),
                        "size", seen.audit().size(),
                        "rounds", seen.audit().rounds(),
                        "findings",
                                seen.audit().findings().stream()
                                        .map(one -> Texts.render(one.text(), Texts.ENGLISH))
                                        .toList()));
        state.put("timestampsOn", seen.stamps().on());
        seen.stamps().last().ifPresent(at -> state.put("timestampLast", WireTime.millis(at)));
        seen.stamps().until().ifPresent(at -> state.put("timestampGraceEnds", WireTime.millis(at)));
        seen.stamps().failure().ifPresent(why -> state.put("timestampFailure", why));
        return state;
    }

    private static Map<String, Object> queues(Watch.Seen seen) {
        Map<String, Object> queues = new LinkedHashMap<>();
        queues.put(
                "waiting",
                seen.waiting().stream()
                        .map(
                                one ->
                                        Map.of(
                                                "agency", one.party().value(),
                                                "placed", one.placed(),
                                                "underway", one.underway(),
                                                "retrying", one.retrying(),
                                                "parked", one.parked()))
                        .toList());
        queues.put(
                "parked",
                seen.parked().stream()
                        .map(
                                one ->
                                        Map.of(
                                                "reason", one.reason(),
                                                "agency", one.party().value(),
                                                "count", one.count(),
                                                "since", WireTime.millis(one.since())))
                        .toList());
        queues.put(
                "refusedInADay",
                seen.refused().stream()
                        .map(
                                one ->
                                        Map.of(
                                                "channel", one.channel(),
                                                "code", one.code(),
                                                "count", one.count()))
                        .toList());
        return queues;
    }

    private String agencies() {
        return directory.agencies().stream()
                .map(
                        one ->
                                String.join(
                                        " ",
                                        one.id().value(),
                                        one.kind(),
                                        PartnerRows.channel(one).replace(" ", ""),
                                        directory.enrolled(one.id()) ? "enrolled" : "-"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String regulations() {
        String lines =
                rules.inForce(directory.today()).stream()
                        .map(
                                one ->
                                        one.procedure()
                                                + " "
                                                + one.edition()
                                                + " "
                                                + one.from()
                                                + " "
                                                + one.to().map(Object::toString).orElse("-"))
                        .collect(Collectors.joining("\n", "", "\n"));
        return lines
                + "limits "
                + rules.fingerprint().limits()
                + "\ncalendars "
                + rules.fingerprint().calendars()
                + "\n";
    }

    private String digests() {
        return files.all().stream()
                .map(one -> one.sha256().orElse("-") + "  " + one.path())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String metrics() {
        Map<String, String> lines = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            for (Measurement one : meter.measure()) {
                String tags =
                        meter.getId().getTags().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())
                                .collect(Collectors.joining(","));
                lines.put(
                        meter.getId().getName() + "{" + tags + "} " + one.getStatistic(),
                        Double.toString(one.getValue()));
            }
        }
        return lines.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String threads() {
        StringBuilder text = new StringBuilder();
        List<ThreadInfo> all =
                List.of(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false));
        for (ThreadInfo one : all) {
            text.append(one.getThreadName()).append(' ').append(one.getThreadState()).append('\n');
            for (StackTraceElement frame : one.getStackTrace()) {
                text.append("    ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}
