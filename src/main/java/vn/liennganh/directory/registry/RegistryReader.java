package vn.liennganh.directory.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.change.Amendment;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads the agency files of folders; whether they fit together is for {@link RegistryCheck}. */
final class RegistryReader {

    private static final String COMPETENCE = "competence.yaml";
    private static final String DELEGATIONS = "delegations.yaml";

    /** An agency and where it stands, so that what is wrong with it can be pointed at. */
    record Entry(Agency agency, YamlMap source) {}

    /** A rule of competence and where it stands. */
    record Rule(Competence.Subject subject, Competence.Term term, YamlValue source) {}

    private final Vocabulary vocabulary;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<DelegationReader.Entry> delegations = new ArrayList<>();

    private RegistryReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Registry read(List<Path> folders, List<Amendment> amendments) {
        Vocabulary vocabulary = Vocabulary.read(folders.get(0).resolve(Vocabulary.FILE));
        for (Path folder : folders.subList(1, folders.size())) {
            Path more = folder.resolve(Vocabulary.FILE);
            vocabulary = Files.exists(more) ? vocabulary.with(more) : vocabulary;
        }
        RegistryReader reader = new RegistryReader(vocabulary);
        folders.forEach(reader::folder);
        amendments.forEach(reader::amend);
        return reader.registry();
    }

    private void folder(Path folder) {
        for (Path file : files(folder)) {
            YamlMap map = YamlReader.read(file);
            switch (file.getFileName().toString()) {
                case COMPETENCE -> competence(map);
                case DELEGATIONS -> delegations.addAll(DelegationReader.read(map, vocabulary));
                default -> agencies(map);
            }
            map.finish();
        }
    }

    /** In the place of the entry that it changes, so that the order of the files stays. */
    private void amend(Amendment one) {
        YamlMap source = YamlReader.parse(Path.of("amendment-" + one.number()), one.entry());
        AgencyReader reader = new AgencyReader(vocabulary, UnaryOperator.identity());
        Entry amended = new Entry(reader.read(source), source);
        source.finish();
        for (int i = 0; i < entries.size(); i++) {
            Agency there = entries.get(i).agency();
            if (there.id().equals(amended.agency().id())
                    && there.validFrom().equals(amended.agency().validFrom())) {
                entries.set(i, amended);
                return;
            }
        }
        entries.add(amended);
    }

    private Registry registry() {
        new RegistryCheck(entries).all(rules, delegations);
        Competence competence = new Competence();
        for (Rule rule : rules) {
            if (!competence.add(rule.subject(), rule.term())) {
                throw rule.source()
                        .problem(
                                "role \"%s\" has a rule for %s and some of these days already"
                                        .formatted(rule.subject().role(), rule.subject().name()));
            }
        }
        List<Agency> agencies = entries.stream().map(Entry::agency).toList();
        List<Delegation> granted =
                delegations.stream().map(DelegationReader.Entry::delegation).toList();
        return Registry.of(vocabulary, agencies, competence, granted);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(Vocabulary.FILE))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(folder, 0, "the folder of agencies cannot be read");
        }
    }

    private void agencies(YamlMap map) {
        if (map.has("expand")) {
            Expansion.read(map.map("expand"), vocabulary, entries, rules);
            return;
        }
        AgencyReader reader = new AgencyReader(vocabulary, UnaryOperator.identity());
        for (YamlValue item : map.list("agencies")) {
            YamlMap source = item.map();
            entries.add(new Entry(reader.read(source), source));
        }
    }

    private void competence(YamlMap map) {
        for (YamlMap entry : map.maps("competence")) {
            YamlValue named = entry.value("role");
            String role = Vocabulary.known(named, named.string(), vocabulary.roles(), "role");
            entry.string("basis");
            entry.string("confidence");
            // A rule without a first day holds as far back as anybody asks.
            LocalDate from = entry.optionalDate("from").orElse(LocalDate.MIN);
            Optional<LocalDate> to = entry.optionalDate("to");
            if (to.isPresent() && to.get().isBefore(from)) {
                throw entry.problem("to", "the last day is before the first");
            }
            if (!entry.has("units") && !entry.has("places")) {
                throw entry.problem("units or places are expected");
            }
            entry.optionalMap("units")
                    .ifPresent(
                            units -> {
                                for (String unit : units.keys()) {
                                    YamlValue source = units.value(unit);
                                    AgencyId id = AgencyReader.id(unit, source);
                                    rule(Competence.Subject.unit(role, id), from, to, source);
                                }
                            });
            entry.optionalMap("places")
                    .ifPresent(
                            places -> {
                                for (String place : places.keys()) {
                                    rule(
                                            Competence.Subject.place(role, place),
                                            from,
                                            to,
                                            places.value(place));
                                }
                            });
        }
    }

    private void rule(
            Competence.Subject subject, LocalDate from, Optional<LocalDate> to, YamlValue source) {
        List<AgencyId> competent =
                source.list().stream().map(one -> AgencyReader.id(one.string(), one)).toList();
        rules.add(new Rule(subject, new Competence.Term(from, to, competent), source));
    }
}
