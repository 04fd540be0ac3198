package vn.liennganh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Invented agencies beside those of the sandbox, as many as a benchmark needs. */
final class Country {

    private static final String AGENCY =
            """
              - identifier: %s
                kind: %s
                names: {vi: "Cơ quan %d", en: "Agency %d"}
                territory: "Tỉnh số %d"
                valid-from: 2026-01-01
                channel: rest-inbox
                contacts: {email: %s@hoasen.invalid}
            """;

    private Country() {}

    /** Codes of that many agencies of a kind, none of which the sandbox has. */
    static List<String> codes(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "%s.%03d".formatted(prefix, 100 + number))
                .toList();
    }

    /** The setting by which a hub reads them beside the sandbox's own. */
    static String setting(String kind, List<String> codes) {
        StringBuilder all = new StringBuilder("agencies:\n");
        for (int i = 0; i < codes.size(); i++) {
            all.append(
                    AGENCY.formatted(
                            codes.get(i),
                            kind,
                            i,
                            i,
                            i,
                            codes.get(i).toLowerCase(java.util.Locale.ROOT).replace('.', '-')));
        }
        try {
            Path folder = Files.createTempDirectory("country");
            Files.writeString(folder.resolve("benchmark.yaml"), all);
            return "--hub.directory.agencies=config/agencies," + folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
