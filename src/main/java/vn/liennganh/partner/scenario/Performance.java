package vn.liennganh.partner.scenario;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.HubClient;

/**
 * Plays stories side by side on one hub. They share its clock: it moves when all of them wait, to
 * the moment for which the first of them waits. Simulated partners whose part is played are told to
 * do nothing meanwhile, and to be prompt afterwards.
 */
public final class Performance {

    private static final String DOES_NOTHING = "manual";
    private static final String PROMPT = "prompt";

    private final Sandbox sandbox;
    private final HubClient.Options options;
    private final int threads;

    /**
     * @param threads how many stories speak to the hub at the same moment
     */
    public Performance(Sandbox sandbox, HubClient.Options options, int threads) {
        this.sandbox = sandbox;
        this.options = options;
        this.threads = threads;
    }

    /**
     * What became of a story.
     *
     * @param failure empty if everything came as the story expects
     */
    public record Outcome(Scenario scenario, List<Line> lines, Optional<Failure> failure) {

        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param moment on the hub's clock; empty for what belongs to the line before
     */
    public record Line(String moment, Text text) {}

    /**
     * @param line of the scenario file; 0 for what is examined at the end
     */
    public record Failure(int line, Text text) {}

    /** Plays all of them to their end; the outcomes stand in the order of the stories. */
    public List<Outcome> of(List<Scenario> scenarios) {
        Company company = new Company(sandbox, options);
        Set<AgencyId> silenced = silence(scenarios);
        ExecutorService stage = Executors.newFixedThreadPool(threads);
        try {
            List<Play> plays = scenarios.stream().map(one -> new Play(one, company)).toList();
            play(plays, stage);
            return plays.stream().map(Play::outcome).toList();
        } finally {
            stage.shutdownNow();
            silenced.forEach(agency -> sandbox.behave(agency, PROMPT));
        }
    }

    private Set<AgencyId> silence(List<Scenario> scenarios) {
        Set<AgencyId> players = new TreeSet<>(java.util.Comparator.comparing(AgencyId::value));
        scenarios.forEach(one -> players.addAll(one.actors().values()));
        players.removeIf(agency -> !sandbox.behave(agency, DOES_NOTHING));
        return players;
    }

    private void play(List<Play> plays, ExecutorService stage) {
        List<Play> ready = plays;
        Map<Play, OffsetDateTime> waiting = new HashMap<>();
        while (!ready.isEmpty()) {
            Map<Play, CompletableFuture<Optional<OffsetDateTime>>> playing = new HashMap<>();
            ready.forEach(
                    one -> playing.put(one, CompletableFuture.supplyAsync(one::proceed, stage)));
            playing.forEach((one, until) -> until.join().ifPresent(at -> waiting.put(one, at)));
            ready = next(waiting);
            ready.forEach(waiting::remove);
        }
    }

    /** Those whose moment has come; moves the clock if it has come for none. */
    private List<Play> next(Map<Play, OffsetDateTime> waiting) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        Play first =
                waiting.entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        OffsetDateTime now = first.anybody().now();
        Duration span = Duration.between(now, waiting.get(first));
        if (!span.isNegative() && !span.isZero()) {
            now = sandbox.advance(span);
        }
        List<Play> due = new ArrayList<>();
        for (Map.Entry<Play, OffsetDateTime> one : waiting.entrySet()) {
            if (!one.getValue().isAfter(now)) {
                due.add(one.getKey());
            }
        }
        return due;
    }
}
