package vn.liennganh.directory.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small folder of agency files for tests to break. */
public final class TestRegistry {

    static final String VOCABULARY =
            """
            kinds:
              bank: {vi: A, en: Bank, state-body: false, capacities: [representative]}
              agency: {vi: B, en: Agency, state-body: true, capacities: [enforcement-officer, head]}
              procuracy: {vi: C, en: Procuracy, state-body: true, capacities: [head]}
            groups: [banks, empty]
            channels: [rest-inbox, files]
            roles: [competent-procuracy]
            """;

    static final String COMPETENCE =
            """
            competence:
              - role: competent-procuracy
                basis: invented
                confidence: INF
                units:
                  X99.1: [X99.3]
            """;

    public static final String AGENCIES =
            """
            agencies:
              - {identifier: X99.1, kind: agency, names: {vi: A, en: A}, territory: T, valid-from: 2026-01-01,
                 channel: rest-inbox}
              - {identifier: X99.1.01, kind: agency, names: {vi: B, en: B}, territory: T, parent: X99.1,
                 acts-for: X99.1, valid-from: 2026-01-01, channel: rest-inbox}
              - {identifier: X99.2, kind: bank, names: {vi: C, en: C}, territory: T, groups: [banks],
                 valid-from: 2026-01-01, channel: rest-inbox}
              - {identifier: X99.3, kind: procuracy, names: {vi: D, en: D}, territory: T,
                 valid-from: 2026-01-01, channel: rest-inbox}
            """;

    private TestRegistry() {}

    public static Path write(Path folder, String agencies) throws IOException {
        Files.writeString(folder.resolve("vocabulary.yaml"), VOCABULARY);
        Files.writeString(folder.resolve("competence.yaml"), COMPETENCE);
        Files.writeString(folder.resolve("agencies.yaml"), agencies);
        return folder;
    }

    public static Path write(Path folder) throws IOException {
        return write(folder, AGENCIES);
    }
}
