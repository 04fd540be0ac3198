package vn.liennganh.delivery;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * A directory of a few agencies that a test enrols one by one; it answers what delivery asks and no
 * more.
 */
final class TestDirectory {

    private final Map<AgencyId, Agency> agencies = new TreeMap<>();
    private final Set<AgencyId> enrolled = new TreeSet<>();
    private long generation;

    synchronized TestDirectory with(String id, String kind) {
        AgencyId agency = AgencyId.of(id);
        agencies.put(
                agency,
                new Agency(
                        agency,
                        kind,
                        Map.of("vi", id, "en", id),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        "rest-inbox",
                        Map.of()));
        generation++;
        return this;
    }

    synchronized TestDirectory enrol(String id) {
        enrolled.add(AgencyId.of(id));
        generation++;
        return this;
    }

    Directory directory() {
        return (Directory)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Directory.class},
                        (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private synchronized Object answer(String question, Object[] arguments) {
        return switch (question) {
            case "agencies" -> List.copyOf(agencies.values());
            case "agency" -> Optional.ofNullable(agencies.get((AgencyId) arguments[0]));
            case "enrolled" -> enrolled.contains((AgencyId) arguments[0]);
            case "generation" -> generation;
            default -> throw new UnsupportedOperationException(question);
        };
    }
}
