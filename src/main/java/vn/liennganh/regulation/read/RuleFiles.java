package vn.liennganh.regulation.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.body.Samples;
import vn.liennganh.regulation.body.Schemas;
import vn.liennganh.regulation.calendars.BlackoutReader;
import vn.liennganh.regulation.calendars.CalendarReader;
import vn.liennganh.regulation.overlay.OverlayReader;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlValue;

/** Reads all procedures, policies, schemas, samples and calendars below a directory. */
public final class RuleFiles {

    private final Map<String, List<EditionReader.Read>> procedures = new HashMap<>();
    private final Set<MessageType> types = new HashSet<>();
    private final Set<String> duties = new HashSet<>();
    private final Map<String, String> schemaNames = new HashMap<>();

    private RuleFiles() {}

    /**
     * The rule book of {@code regulations/}, {@code schemas/}, {@code samples/} and {@code
     * calendars/} below the directory.
     *
     * @throws ConfigProblem at the first file that cannot be used
     */
    public static RuleBook load(Path configDir) {
        return new RuleFiles().read(configDir);
    }

    private RuleBook read(Path configDir) {
        PolicyBook policies = PolicyReader.load(configDir);
        Path calendars = configDir.resolve("calendars");
        LegalClock clock = new LegalClock(CalendarReader.read(calendars));
        Blackouts blackouts = BlackoutReader.read(calendars, clock.calendar());
        List<Edition> editions = new ArrayList<>();
        for (Path file : ruleFiles(configDir.resolve("regulations"))) {
            EditionReader.Read read = EditionReader.read(file, policies, blackouts.names());
            add(read);
            editions.add(read.edition());
        }
        procedures.values().forEach(all -> all.forEach(this::link));
        return new RuleBook(
                new RuleBook.Parts(
                        policies,
                        clock,
                        blackouts,
                        editions,
                        schemaNames,
                        Schemas.load(
                                configDir.resolve("schemas"), Set.copyOf(schemaNames.values())),
                        Samples.load(configDir.resolve("samples"), types),
                        OverlayReader.read(
                                configDir,
                                new WrittenLaw(editions, clock, policies.immediately()))));
    }

    /** Rule files lie in a directory per group; what lies beside the groups is shared by all. */
    private static List<Path> ruleFiles(Path regulations) {
        try (Stream<Path> files = Files.walk(regulations, 2)) {
            return files.filter(file -> !regulations.equals(file.getParent()))
                    .filter(file -> !file.getParent().endsWith(OverlayReader.FOLDER))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(regulations, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }

    private void add(EditionReader.Read read) {
        Edition edition = read.edition();
        List<EditionReader.Read> all =
                procedures.computeIfAbsent(edition.procedure(), name -> new ArrayList<>());
        for (EditionReader.Read earlier : all) {
            Edition other = earlier.edition();
            boolean apart = ends(other, edition.from()) || ends(edition, other.from());
            if (other.edition() == edition.edition() || !apart) {
                throw read.file()
                        .problem("overlaps edition " + other.edition() + " of the same procedure");
            }
        }
        all.add(read);
        types.addAll(edition.messages().keySet());
        for (MessageRule rule : edition.messages().values()) {
            schemaNames.put(rule.key(), read.schemas().get(rule.type()));
            for (Duty duty : rule.duties()) {
                if (!duties.add(duty.id())) {
                    throw read.file().problem("the duty " + duty.id() + " stands twice");
                }
                if (duty.changes().stream().anyMatch(one -> !changes(edition, one.from()))) {
                    throw read.file()
                            .problem("the duty " + duty.id() + " changes outside its edition");
                }
            }
        }
    }

    private static boolean changes(Edition edition, LocalDate on) {
        return on.isAfter(edition.from()) && !ends(edition, on);
    }

    private static boolean ends(Edition edition, LocalDate before) {
        return edition.to().map(last -> last.isBefore(before)).orElse(false);
    }

    /** What one file says of others. */
    private void link(EditionReader.Read read) {
        for (YamlValue name : read.foreign()) {
            if (!types.contains(new MessageType(name.string()))) {
                throw name.problem("no procedure has the message \"" + name.string() + "\"");
            }
        }
        read.edition().continuation().ifPresent(one -> continues(read, one));
    }

    private void continues(EditionReader.Read read, Edition.Continuation continuation) {
        Edition edition = read.edition();
        Optional<Edition> earlier =
                procedures.getOrDefault(edition.procedure(), List.of()).stream()
                        .map(EditionReader.Read::edition)
                        .filter(one -> one.edition() == continuation.edition())
                        .findFirst();
        if (earlier.isEmpty() || !ends(earlier.get(), edition.from())) {
            throw read.file()
                    .problem("continues", "no edition of this number ends before this one begins");
        }
        for (String state : continuation.states().keySet()) {
            if (!earlier.get().states().containsKey(state)) {
                throw read.file()
                        .problem(
                                "continues-states",
                                "the earlier edition has no state \"" + state + "\"");
            }
        }
        for (String state : earlier.get().states().keySet()) {
            if (!edition.states().containsKey(continuation.state(state))) {
                throw read.file()
                        .problem("continues", "nothing is said of the state \"" + state + "\"");
            }
        }
    }
}
