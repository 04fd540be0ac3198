package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.scenario.Performance;
import vn.liennganh.partner.scenario.Sandbox;
import vn.liennganh.partner.scenario.Scenario;
import vn.liennganh.partner.scenario.Scenarios;

/** Every scenario of the configuration, played side by side on one hub whose clock they share. */
class PlayedScenariosTest {

    private static final Scenarios SCENARIOS = new Scenarios(Scenarios.FOLDER);
    private static final int AT_ONCE = 8;

    private static RunningHub hub;

    @TempDir private Path directory;

    /** A hub of its own: the clock moves by months, which no other test is to notice. */
    private static synchronized RunningHub hub() {
        if (hub == null) {
            hub = RunningHub.onSharedServer(Map.of());
            startInMarch(new Sandbox(hub.url(), hub.sandbox()), hub.bean(Clock.class));
        }
        return hub;
    }

    /** Far from the Lunar New Year, and the same days on every machine before that day. */
    private static void startInMarch(Sandbox sandbox, Clock clock) {
        Duration ahead = Duration.between(clock.instant(), Instant.parse("2027-03-01T02:00:00Z"));
        if (!ahead.isNegative()) {
            sandbox.advance(ahead);
        }
    }

    @AfterAll
    static void close() {
        if (hub != null) {
            hub.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_scenario_comes_out_as_it_expects() {
        List<Scenario> all =
                SCENARIOS.names().stream().map(name -> SCENARIOS.find(name).orElseThrow()).toList();
        Stream<DynamicTest> played =
                play(all).stream()
                        .map(
                                outcome ->
                                        DynamicTest.dynamicTest(
                                                outcome.scenario().name(),
                                                () ->
                                                        assertThat(failure(outcome))
                                                                .as(timeline(outcome))
                                                                .isEmpty()));
        return Stream.concat(
                played,
                Stream.of(
                        DynamicTest.dynamicTest(
                                "every desk, made again from all these messages, is as it was",
                                () -> assertThat(hub().bean(Desks.class).rebuild()).isZero())));
    }

    @Test
    void a_story_that_does_not_come_out_is_told_with_its_line() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("wrong"));
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                """
                title: {vi: Sai, en: Wrong}
                actors: {office: X99.11.001, bank: X99.51.001}
                steps:
                  - {send: ping, from: office, to: bank}
                  - {receive: [bank], of: ping}
                  - {send: pong, from: bank, to: office, refused: sender-not-permitted}
                """);
        Scenario wrong = new Scenarios(folder).find("sandbox").orElseThrow();
        Performance.Failure failure = play(List.of(wrong)).get(0).failure().orElseThrow();
        assertThat(failure.line()).isEqualTo(6);
        assertThat(Texts.render(failure.text(), Texts.ENGLISH))
                .isEqualTo(
                        "it was accepted where the story expects the refusal sender-not-permitted");
    }

    private static List<Performance.Outcome> play(List<Scenario> scenarios) {
        HubClient.Options options =
                new HubClient.Options(Optional.empty(), Locale.ENGLISH, Patience.ofPerson());
        return new Performance(new Sandbox(hub().url(), hub().sandbox()), options, AT_ONCE)
                .of(scenarios);
    }

    private static Optional<String> failure(Performance.Outcome outcome) {
        return outcome.failure()
                .map(
                        one ->
                                outcome.scenario().file()
                                        + ":"
                                        + one.line()
                                        + ": "
                                        + Texts.render(one.text(), Texts.ENGLISH));
    }

    private static String timeline(Performance.Outcome outcome) {
        StringBuilder text = new StringBuilder("\n");
        for (Performance.Line line : outcome.lines()) {
            text.append(line.moment())
                    .append(' ')
                    .append(Texts.render(line.text(), Texts.ENGLISH))
                    .append('\n');
        }
        return text.toString();
    }
}
