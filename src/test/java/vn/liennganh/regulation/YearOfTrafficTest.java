package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.explain.Explanation;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.support.Scratch;

/**
 * Every type that opens an exchange, sent through a year, every fifth day and each its own: each
 * due date is explained, and the same year under either law alone shows where the two differ.
 */
class YearOfTrafficTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final LocalTime HOUR = LocalTime.of(16, 30);
    private static final Path DIFFERENCES = Path.of("src/test/resources/regulation/two-laws.txt");

    /** What a duty came to on one day. */
    private record Dated(String rule, String limit, Instant due) {}

    @Test
    void every_due_date_of_a_year_is_explained_in_both_languages() {
        RuleBook rules = ConfiguredRules.BOOK;
        int explained = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Obligation duty : duties(rules, day, edition -> true)) {
                Explanation why = Explanation.of(duty, rules);
                for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                    String text = why.text(locale);
                    assertThat(why.lines(locale)).as(duty.rule() + " on " + day).isNotEmpty();
                    assertThat(text).doesNotContain("{0}").doesNotContain("null");
                }
                assertThat(duty.due()).isNotNull();
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(5_000);
    }

    @Test
    void the_same_year_under_either_law_differs_where_the_law_changed(@TempDir Path temp)
            throws IOException {
        RuleBook old = RuleFiles.load(underTheOldLaw(temp.resolve("old")));
        RuleBook now = RuleFiles.load(underTheNewLaw(temp.resolve("new")));
        List<String> lines = new ArrayList<>();
        for (String procedure : changed()) {
            compare(old, now, procedure, lines);
        }
        String found = String.join("\n", lines) + "\n";
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(DIFFERENCES, found);
        }
        assertThat(found).isEqualTo(Files.readString(DIFFERENCES));
    }

    private static void compare(RuleBook old, RuleBook now, String procedure, List<String> lines) {
        SortedMap<String, int[]> counts = new TreeMap<>();
        SortedMap<String, String> limits = new TreeMap<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            Map<String, Dated> before = dated(old, procedure, day);
            Map<String, Dated> after = dated(now, procedure, day);
            Stream.concat(before.keySet().stream(), after.keySet().stream())
                    .distinct()
                    .forEach(
                            duty -> {
                                Dated one = before.get(duty);
                                Dated other = after.get(duty);
                                limits.put(duty, said(one) + " -> " + said(other));
                                int[] count = counts.computeIfAbsent(duty, key -> new int[3]);
                                if (one != null && other != null) {
                                    count[1 + Integer.signum(other.due().compareTo(one.due()))]++;
                                }
                            });
        }
        limits.forEach(
                (duty, limit) -> {
                    int[] count = counts.get(duty);
                    lines.add(
                            "%s.%s | %s | earlier on %d days, the same on %d, later on %d"
                                    .formatted(
                                            procedure, duty, limit, count[0], count[1], count[2]));
                });
    }

    private static String said(Dated dated) {
        return dated == null ? "none" : dated.limit();
    }

    private static Map<String, Dated> dated(RuleBook rules, String procedure, LocalDate day) {
        Map<String, Dated> found = new TreeMap<>();
        for (Obligation duty : duties(rules, day, one -> one.procedure().equals(procedure))) {
            String name = duty.rule().substring(duty.rule().indexOf('#') + 1);
            found.put(
                    name,
                    new Dated(
                            duty.rule(),
                            Explanation.of(duty, rules).limit(Texts.ENGLISH),
                            duty.due()));
        }
        return found;
    }

    /** What the openings of a day make due, each collected half an hour later. */
    private static List<Obligation> duties(
            RuleBook rules, LocalDate day, Predicate<Edition> wanted) {
        Judge judge = new Judge(rules);
        Random random = new Random(day.toEpochDay());
        Instant now = day.atTime(HOUR).atZone(LegalClock.ZONE).toInstant();
        List<Obligation> all = new ArrayList<>();
        for (Edition edition : rules.inForce(day).stream().filter(wanted).toList()) {
            for (MessageRule rule : edition.messages().values()) {
                long turn = Math.floorMod(rule.type().value().hashCode() + day.toEpochDay(), 5L);
                if (rule.opens() && turn == 0) {
                    opening(rules, judge, rule, now, random).ifPresent(all::addAll);
                }
            }
        }
        return all;
    }

    /** Empty where the day does not allow the step, as a coercion on a holiday. */
    private static Optional<List<Obligation>> opening(
            RuleBook rules, Judge judge, MessageRule rule, Instant now, Random random) {
        ObjectNode document = rules.sample(rule.type(), now, random).orElseThrow();
        Envelope envelope = EnvelopeReader.read(Json.MAPPER.writeValueAsBytes(document)).value();
        List<AgencyId> to = envelope.to().stream().map(YearOfTrafficTest::agency).toList();
        StepContext context =
                new StepContext(
                        now,
                        to,
                        envelope.from(),
                        routing -> List.of(Story.PROCURACY),
                        Story::kind,
                        agency -> "",
                        agency -> Set.of(),
                        List.of(),
                        Facts.NONE,
                        UUID::randomUUID);
        Verdict<Ruling> verdict = judge.step(rule, envelope, context, Optional.empty());
        if (verdict.refusal().isPresent()) {
            return Optional.empty();
        }
        ExchangeState state = verdict.value().after();
        for (AgencyId recipient : to) {
            state =
                    state.with(
                            judge.consigned(
                                    state, envelope.id(), recipient, now.plusSeconds(1_800)));
        }
        return Optional.of(state.obligations());
    }

    private static AgencyId agency(String entry) {
        return entry.startsWith("group:") ? Story.BANK : AgencyId.of(entry);
    }

    /** The procedures that stand under both laws. */
    private static List<String> changed() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config/regulations"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-2008.yaml"))
                    .map(name -> name.replace("-2008.yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path underTheOldLaw(Path to) throws IOException {
        copyWithoutOverlays(to);
        for (String procedure : changed()) {
            replace(find(to, procedure + "-2008.yaml"), "to: 2026-06-30", "to: 2029-12-31");
            replace(find(to, procedure + "-1.yaml"), "from: 2026-07-01", "from: 2030-01-01");
        }
        return to;
    }

    private static Path underTheNewLaw(Path to) throws IOException {
        copyWithoutOverlays(to);
        for (String procedure : changed()) {
            Path old = find(to, procedure + "-2008.yaml");
            replace(old, "from: 2009-07-01, to: 2026-06-30", "from: 2000-01-01, to: 2009-06-30");
            replace(find(to, procedure + "-1.yaml"), "from: 2026-07-01", "from: 2009-07-01");
        }
        return to;
    }

    /** What an overlay tightens may not be in force in a year that another law ruled. */
    private static void copyWithoutOverlays(Path to) throws IOException {
        Scratch.copy(Path.of("config"), to);
        try (Stream<Path> files = Files.list(to.resolve("regulations/overlays"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void replace(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    private static Path find(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
