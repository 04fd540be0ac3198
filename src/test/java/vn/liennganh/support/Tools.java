package vn.liennganh.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Other people's programs that some tests run beside the hub. A JDK and Maven are all that the
 * build needs: where a program is missing, its tests are skipped and say so. Tests that need more
 * than what the first hour of a partner needs (openssl, jq, xxd, curl) carry the tag {@value
 * #INTEROP}, which the profile of that name runs.
 */
public final class Tools {

    /** The tag of tests with clients that have to be installed. */
    public static final String INTEROP = "interop";

    /**
     * The tag of tests that take long, because they kill and start a hub a dozen times, walk every
     * procedure or try hundreds of things: the profile {@value #INTEROP} runs them too.
     */
    public static final String LONG = "long";

    private static final Path NODE = Path.of("target/interop/node/node_modules");

    private Tools() {}

    /** Skips the calling test or class unless all of these stand on the path. */
    public static void need(String... programs) {
        for (String program : programs) {
            skipUnless(present(program), program);
        }
    }

    /**
     * Where Node finds these packages ({@code NODE_PATH}); skips unless Node and all of them are
     * installed. Their versions are pinned in {@code src/test/interop/node/package.json}.
     */
    public static Path nodeModules(String... modules) {
        need("node");
        for (String module : modules) {
            skipUnless(Files.isDirectory(NODE.resolve(module)), "the npm package " + module);
        }
        return NODE.toAbsolutePath();
    }

    /**
     * A Python that can import this module; skips unless there is one. Debian's own comes first,
     * for whose modules Debian has packages.
     */
    public static String python(String module) {
        Optional<String> found =
                Stream.of("/usr/bin/python3", "python3")
                        .filter(python -> runs(python, "-c", "import " + module))
                        .findFirst();
        skipUnless(found.isPresent(), "Python's module " + module);
        return found.orElseThrow();
    }

    private static void skipUnless(boolean there, String what) {
        Assumptions.assumeTrue(
                there,
                () -> "Skipped: " + what + " is not installed (src/test/interop/install.sh)");
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean present(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
