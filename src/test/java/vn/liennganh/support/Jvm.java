package vn.liennganh.support;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How tests start a JVM beside them: most of its short life it loads classes. */
public final class Jvm {

    private static final List<String> QUICK =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MetaspaceSize=192m",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:-BytecodeVerificationRemote");

    private Jvm() {}

    /** The beginning of its command, and what comes behind it. */
    public static Stream<String> quick(String... more) {
        return Stream.concat(QUICK.stream(), Stream.of(more));
    }
}
