package vn.liennganh.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/**
 * Other people's programs that some tests run beside the hub. A JDK and Maven are all that the
 * build needs: where a program is missing, its tests are skipped and say so.
 */
public final class Tools {

    private Tools() {}

    /** Skips the calling test class unless all of these stand on the path. */
    public static void need(String... programs) {
        for (String program : programs) {
            Assumptions.assumeTrue(
                    present(program),
                    () ->
                            "Skipped: "
                                    + program
                                    + " is not installed (Debian: apt-get install openssl jq xxd curl)");
        }
    }

    private static boolean present(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
