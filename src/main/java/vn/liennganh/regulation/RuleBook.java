package vn.liennganh.regulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.body.Samples;
import vn.liennganh.regulation.body.Schemas;
import vn.liennganh.regulation.overlay.Overlays;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/** All procedures, policies, schemas and calendars of a configuration, compiled and immutable. */
public final class RuleBook {

    private final PolicyBook policies;
    private final LegalClock clock;
    private final Blackouts blackouts;
    private final Map<String, List<Edition>> editions = new HashMap<>();
    private final Map<String, Duty> duties = new HashMap<>();
    private final Map<String, String> schemaNames;
    private final Schemas schemas;
    private final Samples samples;
    private final Overlays overlays;

    /**
     * What a rule book is made of.
     *
     * @param schemaNames which schema a type of an edition has, by {@link MessageRule#key()}
     */
    public record Parts(
            PolicyBook policies,
            LegalClock clock,
            Blackouts blackouts,
            Collection<Edition> editions,
            Map<String, String> schemaNames,
            Schemas schemas,
            Samples samples,
            Overlays overlays) {}

    /** Binds parts that were read and found to fit each other. */
    public RuleBook(Parts parts) {
        this.policies = parts.policies();
        this.clock = parts.clock();
        this.blackouts = parts.blackouts();
        this.schemaNames = Map.copyOf(parts.schemaNames());
        this.schemas = parts.schemas();
        this.samples = parts.samples();
        this.overlays = parts.overlays();
        for (Edition edition : parts.editions()) {
            for (Edition stretch : edition.stretches()) {
                editions.computeIfAbsent(edition.procedure(), name -> new ArrayList<>())
                        .add(stretch);
                stretch.messages().values().forEach(this::keepDuties);
            }
        }
        editions.values().forEach(all -> all.sort(Comparator.comparing(Edition::from)));
    }

    private void keepDuties(MessageRule rule) {
        for (Duty duty : rule.duties()) {
            duties.put(duty.id(), duty);
            duty.underTheOtherLimit().ifPresent(other -> duties.put(other.id(), other));
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

    /** The editions of a procedure, in stretches without a change of limits, the earliest first. */
    public List<Edition> editions(String procedure) {
        return List.copyOf(editions.getOrDefault(procedure, List.of()));
    }

    public Optional<Edition> edition(String procedure, LocalDate on) {
        for (Edition edition : editions.getOrDefault(procedure, List.of())) {
            if (edition.inForce(on)) {
                return Optional.of(edition);
            }
        }
        return Optional.empty();
    }

    /** An edition as it came into force. */
    public Optional<Edition> edition(String procedure, int edition) {
        return edition(procedure, edition, LocalDate.MIN);
    }

    /** An edition as it stands on a day, in force or not: running exchanges end under it. */
    Optional<Edition> edition(String procedure, int edition, LocalDate on) {
        Optional<Edition> found = Optional.empty();
        for (Edition one : editions.getOrDefault(procedure, List.of())) {
            if (one.edition() == edition && (found.isEmpty() || !one.from().isAfter(on))) {
                found = Optional.of(one);
            }
        }
        return found;
    }

    /**
     * A running exchange as it goes on on a day: under the edition that continues its own, from
     * that one's first day, in the state that corresponds to its own; otherwise unchanged.
     */
    ExchangeState continued(ExchangeState state, LocalDate on) {
        ExchangeState now = state;
        for (Edition next : editions.getOrDefault(state.procedure(), List.of())) {
            Edition.Continuation from = next.continuation().orElse(null);
            if (from != null && from.edition() == now.edition() && !on.isBefore(next.from())) {
                Map<AgencyId, String> lanes = new LinkedHashMap<>();
                now.lanes().forEach((agency, lane) -> lanes.put(agency, from.state(lane)));
                now = now.in(next.edition(), lanes, from.state(now.state()));
            }
        }
        return now;
    }

    /** What a state that a duty's rule names is called in the edition of the exchange. */
    String stateNow(String rule, String name, ExchangeState state) {
        int edition = Duty.editionOf(rule);
        String now = name;
        for (Edition next : editions.getOrDefault(state.procedure(), List.of())) {
            Edition.Continuation from = next.continuation().orElse(null);
            if (from != null && from.edition() == edition && edition != state.edition()) {
                edition = next.edition();
                now = from.state(now);
            }
        }
        return now;
    }

    /** The JSON Schema of a type's body, complete in itself. */
    public Optional<JsonNode> schema(MessageType type, LocalDate on) {
        return rule(type, on).map(rule -> schemas.document(schemaNames.get(rule.key())));
    }

    /** {@link #sample(MessageType, Instant, RandomGenerator)} at the first moment of the day. */
    public Optional<ObjectNode> sample(MessageType type, LocalDate on, RandomGenerator random) {
        return sample(type, LegalClock.midnight(on), random);
    }

    /** A complete valid message document with invented content, every time another case. */
    public Optional<ObjectNode> sample(MessageType type, Instant now, RandomGenerator random) {
        return rule(type, LegalClock.day(now))
                .map(rule -> samples.sample(rule.type(), rule.caseNumber(), now, random));
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

    /**
     * The warnings before an office target, where the duty's own policy warns at all: nobody is
     * told that a target passed, for nothing follows from it.
     */
    public List<LapsePlan.Notice> warnings(Obligation obligation, OfficeTarget target) {
        return duty(obligation.rule()).stream()
                .flatMap(
                        duty ->
                                duty
                                        .lapse()
                                        .notices(target.due(), nominal(target.within()))
                                        .stream())
                .filter(notice -> notice.kind().warns() && notice.at().isBefore(target.due()))
                .toList();
    }

    /** What exchanges may let each other know under this id. */
    public Optional<FactType> fact(String id) {
        return Optional.ofNullable(policies.facts().get(id));
    }

    /** The coordination regulations beside the law; no legal due instant depends on them. */
    public Overlays overlays() {
        return overlays;
    }

    /**
     * What due instants hang on beside their starts: a digest of the calendars, and one of the
     * limits of all duties.
     */
    public Fingerprint fingerprint() {
        StringBuilder days = new StringBuilder();
        clock.calendar().years().stream().sorted().forEach(year -> days.append(year).append('\n'));
        for (WorkCalendar.Entry entry : clock.calendar().entries()) {
            days.append(entry.day()).append(entry.worked()).append(entry.status()).append('\n');
        }
        StringBuilder limits = new StringBuilder();
        duties.keySet().stream()
                .sorted()
                .forEach(id -> limits.append(id).append(duties.get(id).limit()).append('\n'));
        return new Fingerprint(digest(days), digest(limits));
    }

    private static String digest(StringBuilder text) {
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Two rule books with equal fingerprints date every duty alike. */
    public record Fingerprint(String calendars, String limits) {}

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

    /** What is wrong with a body: by its schema, and beside it; empty where nothing is. */
    public List<FieldError> check(MessageRule rule, JsonNode body) {
        List<FieldError> errors = schemas.check(schemaNames.get(rule.key()), body);
        if (!errors.isEmpty()) {
            return errors;
        }
        List<FieldError> unmet = new ArrayList<>();
        rule.demands().check(body, unmet);
        return unmet;
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
}
