package vn.liennganh.directory.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;

/** The keys with which an agency signs in over SFTP, as its entry names them. */
class SshKeysTest {

    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    @TempDir Path folder;

    @Test
    void a_line_of_openssh_is_taken_without_its_comment() throws IOException {
        assertThat(read("files", ED25519 + " someone@somewhere")).containsExactly(ED25519);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-dss AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 A",
                "ssh-ed25519",
                "command=\\\"id\\\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgME",
                ""
            })
    void what_is_no_key_of_its_kind_is_refused(String line) {
        assertThatThrownBy(() -> read("files", line)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void keys_stand_only_where_files_are_exchanged() {
        assertThatThrownBy(() -> read("rest-inbox", ED25519))
                .hasMessageContaining("sftp goes with channel files");
    }

    private List<String> read(String channel, String line) throws IOException {
        TestRegistry.write(
                folder,
                TestRegistry.AGENCIES
                        + "  - {identifier: X99.4, kind: bank, names: {vi: E, en: E}, territory: T,\n"
                        + "     valid-from: 2026-01-01, channel: %s, sftp: {keys: [\"%s\"]}}\n"
                                .formatted(channel, line));
        return List.copyOf(
                Registry.read(List.of(folder))
                        .on(AgencyId.of("X99.4"), LocalDate.of(2026, 11, 23))
                        .orElseThrow()
                        .reach()
                        .sshKeys());
    }
}
