package vn.liennganh.directory.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.directory.registry.Registry;
import vn.liennganh.directory.registry.TestRegistry;

/** An amendment says of an agency all that a file can say of it. */
class EntryWriterTest {

    private static final String EVERYTHING =
            """
              - {identifier: X99.4, kind: bank, names: {vi: "Ngân \\"hàng\\": #1", en: 'yes'}, territory: "1, 2",
                 valid-from: 2026-01-01, valid-to: 2026-06-30, channel: webhook,
                 push: {url: "https://a.invalid/x?y=1", sends: message}, soap: mutual-tls,
                 successors: [{agency: X99.2, matters: [account-freeze, account-info]}, X99.5],
                 limits: {calls-per-second: 7, uploads: 2}, contacts: {email: "a@b.invalid", "sàn": "0123"}}
              - {identifier: X99.4, kind: bank, names: {vi: N, en: N}, territory: T, valid-from: 2027-01-01,
                 channel: soap, push: {url: "https://a.invalid/", version: "1.1"}}
              - {identifier: X99.5, kind: bank, names: {vi: N, en: N}, territory: T, valid-from: 2026-01-01,
                 channel: files, groups: [banks], sftp: {keys: [
                 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIo9p0wS3w3bJzYbLxRXAdL2dQhXb7Vf1b8ZbF3mDq1o"]}}
            """;

    @TempDir Path folder;

    @Test
    void every_agency_of_the_files_reads_back_as_it_was() throws IOException {
        TestRegistry.write(folder, TestRegistry.AGENCIES + EVERYTHING);
        Files.writeString(
                folder.resolve("vocabulary.yaml"),
                Files.readString(folder.resolve("vocabulary.yaml"))
                        .replace("[rest-inbox, files]", "[rest-inbox, files, webhook, soap]"));
        for (Path each : List.of(folder, Path.of("config/agencies"))) {
            Registry before = Registry.read(List.of(each));
            List<Amendment> all = new ArrayList<>();
            before.versions()
                    .values()
                    .forEach(
                            entries ->
                                    entries.forEach(
                                            one ->
                                                    all.add(
                                                            new Amendment(
                                                                    all.size() + 1,
                                                                    EntryWriter.write(one)))));
            assertThat(all).hasSizeGreaterThan(5);
            assertThat(Registry.read(List.of(each), all).versions()).isEqualTo(before.versions());
        }
    }
}
