package vn.liennganh.regulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.calendars.BlackoutReader;
import vn.liennganh.regulation.calendars.CalendarReader;
import vn.liennganh.yaml.ConfigProblem;

/** All procedures, policies, schemas and calendars of a configuration, compiled and immutable. */
public final class RuleBook {

    private final PolicyBook policies;
    private final LegalClock clock;
    private final Blackouts blackouts;
    private final Map<String, List<Edition>> editions = new HashMap<>();
    private final Map<String, Duty> duties = new HashMap<>();
    private final Map<String, String> schemaNames = new HashMap<>();
    private final Schemas schemas;
    private final Samples samples;

    private RuleBook(Path configDir) {
        this.policies = PolicyBook.load(configDir);
        Path calendars = configDir.resolve("calendars");
        this.clock = new LegalClock(CalendarReader.read(calendars));
        this.blackouts = BlackoutReader.read(calendars, clock.calendar());
        Set<MessageType> types = new HashSet<>();
        for (Path file : ruleFiles(configDir.resolve("regulations"))) {
            EditionReader.Read read = EditionReader.read(file, policies);
            add(file, read);
            types.addAll(read.edition().messages().keySet());
        }
        this.schemas = Schemas.load(configDir.resolve("schemas"), Set.copyOf(schemaNames.values()));
        this.samples = Samples.load(configDir.resolve("samples"), types);
    }

    /**
     * Reads {@code regulations/}, {@code schemas/}, {@code samples/} and {@code calendars/} below
     * the directory.
     *
     * @throws ConfigProblem at the first file that cannot be used
     */
    public static RuleBook load(Path configDir) {
        return new RuleBook(configDir);
    }

    /** Rule files lie in a directory per group; what lies beside the groups is shared by all. */
    private static List<Path> ruleFiles(Path regulations) {
        try (Stream<Path> files = Files.walk(regulations, 2)) {
            return files.filter(file -> !regulations.equals(file.getParent()))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(regulations, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }

    private void add(Path file, EditionReader.Read read) {
        Edition edition = read.edition();
        List<Edition> all =
                editions.computeIfAbsent(edition.procedure(), name -> new ArrayList<>());
        for (Edition other : all) {
            boolean apart =
                    other.to().map(last -> last.isBefore(edition.from())).orElse(false)
                            || edition.to().map(last -> last.isBefore(other.from())).orElse(false);
            if (other.edition() == edition.edition() || !apart) {
                throw new ConfigProblem(
                        file, 0, "overlaps edition " + other.edition() + " of the same procedure");
            }
        }
        all.add(edition);
        all.sort(Comparator.comparing(Edition::from));
        for (MessageRule rule : edition.messages().values()) {
            schemaNames.put(schemaKey(rule), read.schemas().get(rule.type()));
            for (Duty duty : rule.duties()) {
                if (duties.put(duty.id(), duty) != null) {
                    throw new ConfigProblem(file, 0, "the duty " + duty.id() + " stands twice");
                }
                duty.underTheOtherLimit().ifPresent(other -> duties.put(other.id(), other));
            }
        }
    }

    /** The rule of a type on a day; empty where the type is unknown or not in force. */
    public Optional<MessageRule> rule(MessageType type, LocalDate on) {
        return edition(type.procedure(), on).map(edition -> edition.messages().get(type));
    }

    /** Every procedure in force on a day, by name. */
    public List<Edition> inForce(LocalDate on) {
        return editions.values().stream()
                .flatMap(List::stream)
                .filter(edition -> edition.inForce(on))
                .sorted(Comparator.comparing(Edition::procedure))
                .toList();
    }

    public Optional<Edition> edition(String procedure, LocalDate on) {
        for (Edition edition : editions.getOrDefault(procedure, List.of())) {
            if (edition.inForce(on)) {
                return Optional.of(edition);
            }
        }
        return Optional.empty();
    }

    public Optional<Edition> edition(String procedure, int edition) {
        for (Edition one : editions.getOrDefault(procedure, List.of())) {
            if (one.edition() == edition) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The JSON Schema of a type's body, complete in itself. */
    public Optional<JsonNode> schema(MessageType type, LocalDate on) {
        return rule(type, on).map(rule -> schemas.document(schemaNames.get(schemaKey(rule))));
    }

    /** {@link #sample(MessageType, Instant, RandomGenerator)} at the first moment of the day. */
    public Optional<ObjectNode> sample(MessageType type, LocalDate on, RandomGenerator random) {
        return sample(type, LegalClock.midnight(on), random);
    }

    /** A complete valid message document with invented content, every time another case. */
    public Optional<ObjectNode> sample(MessageType type, Instant now, RandomGenerator random) {
        return rule(type, LegalClock.day(now)).map(rule -> samples.sample(rule, now, random));
    }

    /** The duty that an obligation's {@code rule} names, with its citations. */
    public Optional<Duty> duty(String rule) {
        return Optional.ofNullable(duties.get(rule));
    }

    /** Which notices go to whom, when, if nobody fulfils the obligation; in the order of time. */
    public List<LapsePlan.Notice> lapsePlan(Obligation obligation) {
        return duty(obligation.rule())
                .map(
                        duty ->
                                duty.lapse()
                                        .notices(
                                                obligation.due(),
                                                nominal(obligation.reckoning().limit())))
                .orElse(List.of());
    }

    public LegalClock clock() {
        return clock;
    }

    /** The times during which nothing may be enforced by coercion. */
    public Blackouts blackouts() {
        return blackouts;
    }

    /** What the office aims at where the law says "immediately". */
    Duration immediately() {
        return policies.immediately();
    }

    List<FieldError> check(MessageRule rule, JsonNode body) {
        return schemas.check(schemaNames.get(schemaKey(rule)), body);
    }

    private Duration nominal(TimeLimit limit) {
        return switch (limit.unit()) {
            case IMMEDIATELY -> policies.immediately();
            case HOURS, HOURS_BEFORE -> Duration.ofHours(limit.amount());
            case CALENDAR_DAYS, WORKING_DAYS, WORKING_DAYS_BEFORE ->
                    Duration.ofDays(limit.amount());
            case MONTHS -> Duration.ofDays(30L * limit.amount());
            case YEARS -> Duration.ofDays(365L * limit.amount());
        };
    }

    private static String schemaKey(MessageRule rule) {
        return rule.type().value() + "/" + rule.edition();
    }
}
