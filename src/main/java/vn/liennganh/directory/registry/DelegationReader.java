package vn.liennganh.directory.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.Delegation;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads the delegations that a file names. */
final class DelegationReader {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTENT = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)?");

    /** A delegation and where it stands. */
    record Entry(Delegation delegation, YamlMap source) {}

    private DelegationReader() {}

    static List<Entry> read(YamlMap map, Vocabulary vocabulary) {
        List<Entry> entries = new ArrayList<>();
        for (YamlValue item : map.list("delegations")) {
            YamlMap source = item.map();
            entries.add(new Entry(delegation(source, vocabulary), source));
        }
        return entries;
    }

    private static Delegation delegation(YamlMap map, Vocabulary vocabulary) {
        AgencyId agency = AgencyReader.id(map.string("agency"), map.value("agency"));
        String grantor = fingerprint(map.value("grantor"));
        String delegate = fingerprint(map.value("delegate"));
        String document = map.string("document");
        LocalDate from = map.date("from");
        LocalDate to = map.date("to");
        if (to.isBefore(from)) {
            throw map.problem("to", "the last day is before the first");
        }
        if (grantor.equals(delegate)) {
            throw map.problem("delegate", "nobody delegates to himself");
        }
        List<YamlValue> content = map.list("content");
        if (content.isEmpty()) {
            throw map.problem("content", "a delegation names what it covers");
        }
        return Delegation.of(
                new Delegation.Parties(
                        agency, grantor, delegate, capacity(map.value("capacity"), vocabulary)),
                Set.copyOf(content.stream().map(DelegationReader::content).toList()),
                from,
                to,
                document);
    }

    private static String capacity(YamlValue value, Vocabulary vocabulary) {
        String capacity = value.string();
        boolean known =
                vocabulary.kinds().values().stream()
                        .map(AgencyKind::capacities)
                        .anyMatch(all -> all.contains(capacity));
        if (!known) {
            throw value.problem("unknown capacity \"" + capacity + "\"");
        }
        return capacity;
    }

    private static String content(YamlValue value) {
        String content = value.string();
        if (!CONTENT.matcher(content).matches()) {
            throw value.problem("a procedure or a message type is expected");
        }
        return content;
    }

    private static String fingerprint(YamlValue value) {
        String text = value.string();
        if (!FINGERPRINT.matcher(text).matches()) {
            throw value.problem("SHA-256 of a certificate, 64 of 0-9 a-f, is expected");
        }
        return text;
    }
}
