package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.partner.client.fake.FakeHub;

/** The signing agent's verb, in a process that has no terminal. */
class SigningAgentCommandTest {

    private static final String BANK = "X99.51.001";

    @TempDir private static Path dir;

    private static FakeHub hub;

    @BeforeAll
    static void keys() {
        hub = FakeHub.start();
        hub.keys(BANK, dir);
    }

    @AfterAll
    static void gone() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --hub https://localhost | has to run in a terminal
                    --hub http://localhost --unattended-for-tests | https pages only
                    --hub https://192.0.2.1 --unattended-for-tests | hub on this very computer
                    --origin https://192.0.2.1 --unattended-for-tests | hub on this very computer
                    --as king --unattended-for-tests | Name --as official
                    --p12 keys.p12 --unattended-for-tests | Name --as official
                    --p12 keys.p12 --as seal --unattended-for-tests | has to run in a terminal
                    --pkcs11 absent.so --as seal --unattended-for-tests | no PKCS#11 library
                    --p12 keys.p12 --pkcs11 absent.so --as seal | mutually exclusive
                    --slot 1 --as seal | --pkcs11
                    --bind 0.0.0.0 | Unknown option
                    """)
    void what_does_not_fit_is_told_and_nothing_listens(String options, String told) {
        StringWriter err = new StringWriter();
        assertThat(run(new StringWriter(), err, options.strip().split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(told.strip());
    }

    @Test
    void without_a_person_it_says_so_and_runs_until_it_is_stopped() {
        StringWriter out = new StringWriter();
        Thread agent =
                new Thread(
                        () ->
                                run(
                                        out,
                                        new StringWriter(),
                                        "--as",
                                        "seal",
                                        "--unattended-for-tests"));
        agent.start();
        await().until(() -> out.toString().contains("Pairing code"));
        assertThat(out.toString())
                .contains("serves pages of https://localhost:8443 alone")
                .contains("Seals for the agency: " + BANK)
                .doesNotContain("competent official");
        assertThat(agent.isAlive()).isTrue();
        agent.interrupt();
        await().until(() -> !agent.isAlive());
    }

    private static int run(StringWriter out, StringWriter err, String... options) {
        List<String> all =
                new ArrayList<>(List.of("--lang", "en", "--home", dir.toString(), "signing-agent"));
        all.addAll(List.of(options));
        return PartnerCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.systemUTC(),
                all.toArray(String[]::new));
    }
}
