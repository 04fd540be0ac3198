package vn.liennganh.console.police.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;

/**
 * On which days the committee of the place is asked to other operations. How many they are is told,
 * not which; what else a committee has to do, the hub does not know.
 */
@Component
class CommuneDays {

    private static final String COMMITTEE = "commune-committee";

    private final Directory directory;
    private final SeenCoercions operations;

    CommuneDays(Directory directory, SeenCoercions operations) {
        this.directory = directory;
        this.operations = operations;
    }

    /** Other operations by day; empty where no committee of the place is known. */
    Optional<Map<LocalDate, Integer>> engaged(Operation seen, LocalDate from, LocalDate to) {
        Set<AgencyId> communes = communes(seen);
        if (communes.isEmpty()) {
            return Optional.empty();
        }
        Map<LocalDate, Integer> days = new HashMap<>();
        for (AgencyId commune : communes) {
            operations.between(commune, COMMITTEE, from, to).stream()
                    .filter(one -> !one.exchange().equals(seen.exchange()))
                    .flatMap(one -> one.terms().stream())
                    .forEach(one -> days.merge(LegalClock.day(one.time()), 1, Integer::sum));
        }
        return Optional.of(days);
    }

    /** Those that got its messages, and those of the very place of the police that were asked. */
    private Set<AgencyId> communes(Operation seen) {
        Set<String> places =
                seen.police().stream()
                        .flatMap(one -> directory.agency(one).stream())
                        .filter(one -> one.kind().equals("commune-police"))
                        .map(Agency::territory)
                        .collect(Collectors.toSet());
        Set<AgencyId> parties = seen.parties();
        return directory.agencies().stream()
                .filter(one -> one.kind().equals(COMMITTEE))
                .filter(one -> parties.contains(one.id()) || places.contains(one.territory()))
                .map(Agency::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
