package vn.liennganh.console.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFilesTest {

    @TempDir Path house;

    private ConfigFiles files;

    @BeforeEach
    void write() throws IOException {
        Path config = Files.createDirectories(house.resolve("config/agencies"));
        Path routes = Files.createDirectories(house.resolve("routes"));
        Files.writeString(house.resolve("outside.yaml"), "secret: of the house\n");
        Files.writeString(config.resolve("bank.yaml"), "agencies: []\n");
        Files.writeString(
                house.resolve("config/application.yaml"),
                "hub:\n  password: hunter2\n  api-token: abc\n  password-file: data/pw\n");
        Files.createSymbolicLink(house.resolve("config/link.yaml"), house.resolve("outside.yaml"));
        Files.createSymbolicLink(house.resolve("config/up"), house);
        files = new ConfigFiles(house.resolve("config"), routes);
    }

    @Test
    void a_folder_lists_folders_first_and_no_links() {
        assertThat(files.folder("config").orElseThrow())
                .extracting(ConfigFiles.Item::name)
                .containsExactly("agencies", "application.yaml");
    }

    @Test
    void what_looks_like_a_secret_is_masked_and_a_path_to_one_is_not() {
        assertThat(files.file("config/application.yaml").orElseThrow().text())
                .doesNotContain("hunter2")
                .doesNotContain("abc")
                .contains("password: ********")
                .contains("password-file: data/pw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outside.yaml",
                "config/../outside.yaml",
                "config/agencies/../../outside.yaml",
                "config/link.yaml",
                "config/up/outside.yaml",
                "/etc/passwd",
                "config//etc/passwd",
                "",
                "config",
                "config/agencies",
                "data/secrets"
            })
    void nothing_but_a_file_below_the_roots_is_shown(String path) {
        assertThat(files.file(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "config/..", "config/../routes/..", "config/up", "/"})
    void nothing_but_a_folder_below_the_roots_is_listed(String path) {
        assertThat(files.folder(path)).isEmpty();
    }

    @Test
    void two_hubs_can_be_compared_by_the_digests_of_all_files() {
        assertThat(files.all())
                .extracting(ConfigFiles.Item::path)
                .containsExactly("config/agencies/bank.yaml", "config/application.yaml");
        assertThat(files.all()).allMatch(one -> one.sha256().orElseThrow().length() == 64);
    }
}
