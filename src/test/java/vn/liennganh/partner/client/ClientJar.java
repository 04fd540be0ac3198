package vn.liennganh.partner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The library as a partner gets it, with the few things that stand beside it, and nothing else. */
public final class ClientJar {

    public static final Path JAR = Path.of("target/hub-client.jar").toAbsolutePath();

    /** What the documentation tells a partner to put beside it. */
    static final List<String> NEEDED =
            List.of(
                    "jackson-databind-3",
                    "jackson-core-3",
                    "jackson-annotations",
                    "bcprov-jdk18on",
                    "bcpkix-jdk18on",
                    "bcutil-jdk18on",
                    "caffeine",
                    "slf4j-api");

    private ClientJar() {}

    static List<Path> classPath() {
        List<Path> path = new ArrayList<>(List.of(JAR));
        for (String name : NEEDED) {
            Pattern jar = Pattern.compile(Pattern.quote(name) + "[-.0-9].*\\.jar");
            List<Path> found =
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(Path::of)
                            .filter(it -> jar.matcher(it.getFileName().toString()).matches())
                            .toList();
            assertThat(found).as(name).hasSize(1);
            path.addAll(found);
        }
        return path;
    }

    private static String joined(Path... more) {
        return Stream.concat(classPath().stream(), Arrays.stream(more))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Compiles one source against the library alone, and gives the command that runs it. */
    public static List<String> program(Path source, Path classes) throws IOException {
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-nowarn",
                                "-cp",
                                joined(),
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(failed).as("javac " + source).isZero();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                joined(classes),
                source.getFileName().toString().replace(".java", ""));
    }
}
