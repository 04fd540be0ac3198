package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.hostile.Misdeed;
import vn.liennganh.partner.hostile.Misdeeds;
import vn.liennganh.partner.hostile.Scene;
import vn.liennganh.scenario.RunningHub;

/** Every counterpart that misbehaves hears what it should, and nothing of it is kept. */
class HostileCommandTest {

    /** What is sent rightly on the way: messages that are there afterwards; elsewhere none. */
    private static final Map<String, Integer> RIGHTLY =
            Map.ofEntries(
                    Map.entry("torn-body", 1),
                    Map.entry("foreign-message", 1),
                    Map.entry("replay", 1),
                    Map.entry("other-content", 1),
                    Map.entry("never-acknowledges", 1),
                    Map.entry("answers-twice", 2),
                    Map.entry("answers-anew", 2),
                    Map.entry("answers-uninvited", 1),
                    Map.entry("confirms-other-bytes", 1),
                    Map.entry("confirms-anothers", 1));

    private static RunningHub hub;
    private static Scene scene;

    @BeforeAll
    static void start() {
        hub = RunningHub.onSharedServer(Map.of("server.tomcat.connection-timeout", "2s"));
        scene =
                Scene.of(
                        hub.url(),
                        hub.sandbox(),
                        AgencyId.of("X99.12.001"),
                        AgencyId.of("X99.74.001"),
                        AgencyId.of("X99.76.001"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    static Stream<String> names() {
        return Misdeeds.all().stream().map(Misdeed::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_hub_answers_as_it_should_and_keeps_nothing_of_it(String name) {
        long messages = count("intake.message");
        long deliveries = count("delivery.delivery");

        Misdeed.Verdict verdict = Misdeeds.find(name).orElseThrow().on(scene);

        assertThat(verdict.heard()).isEqualTo(verdict.misdeed().expected());
        assertThat(verdict.harm()).isEmpty();
        assertThat(verdict.held()).isTrue();
        int rightly = RIGHTLY.getOrDefault(name, 0);
        assertThat(count("intake.message") - messages).isEqualTo(rightly);
        assertThat(count("delivery.delivery") - deliveries).isEqualTo(rightly);
    }

    private static long count(String table) {
        return hub.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void every_one_says_in_both_languages_what_it_does() {
        for (Misdeed one : Misdeeds.all()) {
            for (Locale language : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                assertThat(Texts.render(Text.of("hostile." + one.name()), language))
                        .doesNotContain("hostile.");
            }
        }
    }

    @Test
    void the_command_lists_them_and_tells_what_each_hears() {
        assertThat(run(0, "hostile", "--lang", "en"))
                .contains("bad-signature")
                .contains("A broken signature");
        assertThat(
                        run(
                                0,
                                "hostile",
                                "--lang",
                                "en",
                                "--hub",
                                hub.url().toString(),
                                "--sandbox",
                                hub.sandbox().toString(),
                                "bad-signature",
                                "replay"))
                .contains("the hub answers signature-invalid")
                .contains("the hub answers repeated");
        assertThat(run(2, "hostile", "--lang", "en", "politeness")).contains("politeness");
    }

    private static String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        assertThat(PartnerCommand.run(writer, writer, Clock.systemUTC(), arguments))
                .as(out.toString())
                .isEqualTo(code);
        return out.toString();
    }
}
