package vn.liennganh.scenario;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the unchanged hub dies, and at which passage of it.
 *
 * @param type below the root package
 * @param method its name, with the types of its arguments where there are several
 * @param where as Byteman has it: {@code AT ENTRY} or {@code AT EXIT}
 * @param passage the first is 1
 * @param since passages are counted once this was entered; empty where each counts
 */
record CrashPoint(
        String name,
        String type,
        String method,
        String where,
        int passage,
        Optional<Entered> since) {

    private static final String FLAG = "flag(\"since\")";

    /** A method of a type below the root package. */
    record Entered(String type, String method) {}

    CrashPoint(String name, String type, String method, String where, int passage) {
        this(name, type, method, where, passage, Optional.empty());
    }

    /** The first passage after something else has begun. */
    CrashPoint since(String earlier, String begun) {
        return new CrashPoint(
                name, type, method, where, passage, Optional.of(new Entered(earlier, begun)));
    }

    /** What the JVM of the hub is started with; a test asserts that the kill came. */
    String argument() throws IOException {
        Path script = Files.createTempFile("crash", ".btm");
        String counted = "incrementCounter(\"passages\") == " + passage;
        Files.writeString(
                script,
                since.map(it -> rule("since", it.type(), it.method(), "AT ENTRY", "TRUE", FLAG))
                                .orElse("")
                        + rule(
                                name,
                                type,
                                method,
                                where,
                                since.isPresent() ? "flagged(\"since\") && " + counted : counted,
                                "killJVM()"));
        return "-javaagent:" + agent() + "=script:" + script;
    }

    private static String rule(
            String name, String type, String method, String where, String when, String what) {
        return """
        RULE %s
        CLASS vn.liennganh.%s
        METHOD %s
        %s
        IF %s
        DO %s
        ENDRULE
        """
                .formatted(name, type, method, where, when, what);
    }

    private static String agent() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("byteman"))
                .findFirst()
                .orElseThrow();
    }
}
