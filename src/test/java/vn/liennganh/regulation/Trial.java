package vn.liennganh.regulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.read.RuleFiles;

/** An exchange under rules written for a test, whose messages may say anything. */
final class Trial {

    static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    static final AgencyId POLICE = AgencyId.of("X99.21.001");
    static final AgencyId PROVINCE = AgencyId.of("X99.21.000");
    static final AgencyId COURT = AgencyId.of("X99.41.001");
    static final AgencyId BANK = AgencyId.of("X99.51.001");

    static final Map<AgencyId, String> KINDS =
            Map.of(
                    OFFICE, "enforcement-agency",
                    POLICE, "commune-police",
                    PROVINCE, "provincial-police",
                    COURT, "court",
                    BANK, "bank");

    private static final Pattern MESSAGE = Pattern.compile("- message: (\\S+)");
    private static final String ANYTHING =
            "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"type\": \"object\"}";

    private final RuleBook rules;
    private final Judge judge;
    private final UUID id = UUID.randomUUID();
    private Optional<ExchangeState> state = Optional.empty();
    private List<ExchangeState> related = List.of();
    private List<Trial> others = List.of();
    private Optional<Ruling> last = Optional.empty();
    private Instant now = Story.local("2026-11-20T09:00");
    private UUID lastId = id;

    Trial(RuleBook rules) {
        this.rules = rules;
        this.judge = new Judge(rules);
    }

    /** A directory that has these rule files, by name without ending, and all that they need. */
    static Path config(Path directory, Map<String, String> files) {
        try {
            Path config = Path.of("config");
            for (String shared : List.of("agencies", "calendars")) {
                copy(config.resolve(shared), directory.resolve(shared), "*.yaml");
            }
            copy(config.resolve("regulations"), directory.resolve("regulations"), "*.yaml");
            copy(config.resolve("schemas"), directory.resolve("schemas"), "blocks.json");
            copy(config.resolve("samples"), directory.resolve("samples"), "words.yaml");
            Path group = Files.createDirectories(directory.resolve("regulations/trial"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(group.resolve(file.getKey() + ".yaml"), file.getValue());
                String procedure = file.getKey().substring(0, file.getKey().lastIndexOf('-'));
                for (String message :
                        MESSAGE.matcher(file.getValue())
                                .results()
                                .map(it -> it.group(1))
                                .toList()) {
                    String name = procedure + "." + message + ".json";
                    Files.writeString(directory.resolve("schemas").resolve(name), ANYTHING);
                    Files.writeString(
                            directory.resolve("samples").resolve(name),
                            "{\"from\": \"X99.11.001\", \"to\": [\"X99.51.001\"], \"body\": {}}");
                }
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to, String glob) throws IOException {
        Files.createDirectories(to);
        var wanted = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(it -> wanted.matches(it.getFileName())).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static RuleBook rules(Path directory, Map<String, String> files) {
        return RuleFiles.load(config(directory, files));
    }

    Trial at(String moment) {
        now = Story.local(moment);
        return this;
    }

    Trial besides(Trial other) {
        related = List.of(other.state());
        return this;
    }

    /** Before what these exchanges let be known. */
    Trial among(Trial... exchanges) {
        others = List.of(exchanges);
        return this;
    }

    Optional<Refusal> send(String type, AgencyId from, AgencyId to, String body) {
        return send(type, from, List.of(to), body);
    }

    Optional<Refusal> send(String type, AgencyId from, List<AgencyId> to, String body) {
        MessageType messageType = new MessageType(type);
        MessageRule rule = rules.rule(messageType, LegalClock.day(now)).orElseThrow();
        UUID message = state.isEmpty() ? id : UUID.randomUUID();
        Envelope envelope =
                new Envelope(
                        message,
                        messageType,
                        from,
                        to.stream().map(AgencyId::value).toList(),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(now, LegalClock.ZONE),
                        id,
                        Optional.empty(),
                        related.stream().map(ExchangeState::id).toList(),
                        Optional.of("125/CTHADS"),
                        Urgency.NORMAL,
                        List.of(),
                        (ObjectNode) Json.MAPPER.readTree(body));
        Optional<Refusal> content = judge.content(rule, envelope);
        if (content.isPresent()) {
            return content;
        }
        StepContext context =
                new StepContext(
                        now,
                        to,
                        from,
                        routing -> List.of(),
                        agency -> KINDS.getOrDefault(agency, ""),
                        agency -> "",
                        agency -> Set.of(),
                        related,
                        Facts.of(others.stream().map(Trial::state).toList()),
                        UUID::randomUUID);
        Verdict<Ruling> verdict = judge.step(rule, envelope, context, state);
        if (verdict.refusal().isEmpty()) {
            last = Optional.of(verdict.value());
            state = Optional.of(stored(verdict.value().after()));
            lastId = message;
        }
        return verdict.refusal();
    }

    /** What is stored and read again is the same exchange. */
    private static ExchangeState stored(ExchangeState state) {
        return ExchangeState.fromJson(
                state.toJson(),
                state.obligations().stream()
                        .map(one -> Obligation.fromJson(one.toJson()))
                        .toList());
    }

    void consigned(AgencyId party, String moment) {
        ExchangeState before = state();
        state =
                Optional.of(
                        before.with(judge.consigned(before, lastId, party, Story.local(moment))));
    }

    /** The only open duty of a kind lapses. */
    void lapse(String owes) {
        state = Optional.of(stored(judge.lapsed(state(), duty(owes).overdue())));
    }

    ExchangeState state() {
        return state.orElseThrow();
    }

    Ruling ruling() {
        return last.orElseThrow();
    }

    Obligation duty(String owes) {
        List<Obligation> all =
                state().obligations().stream().filter(it -> it.owes().endsWith(owes)).toList();
        return all.get(all.size() - 1);
    }

    /** The status of every duty of a kind, by item. */
    Map<String, Obligation.Status> items(String owes) {
        Map<String, Obligation.Status> items = new HashMap<>();
        for (Obligation one : new ArrayList<>(state().obligations())) {
            if (one.owes().endsWith(owes)) {
                items.put(one.item().orElse(""), one.status());
            }
        }
        return items;
    }
}
