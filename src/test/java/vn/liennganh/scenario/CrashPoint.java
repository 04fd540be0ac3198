package vn.liennganh.scenario;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the unchanged hub dies, and at which passage of it.
 *
 * @param type below the root package
 * @param where as Byteman has it: {@code AT ENTRY} or {@code AT EXIT}
 */
record CrashPoint(String name, String type, String method, String where, int passage) {

    /** What the JVM of the hub is started with; a test asserts that the kill came. */
    String argument() throws IOException {
        Path script = Files.createTempFile("crash", ".btm");
        Files.writeString(
                script,
                """
                RULE %s
                CLASS vn.liennganh.%s
                METHOD %s
                %s
                IF incrementCounter("passages") == %d
                DO killJVM()
                ENDRULE
                """
                        .formatted(name, type, method, where, passage));
        return "-javaagent:" + agent() + "=script:" + script;
    }

    private static String agent() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("byteman"))
                .findFirst()
                .orElseThrow();
    }
}
