package vn.liennganh.console.police;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.due.Dues;
import vn.liennganh.desk.Viewing;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** What the viewer itself owes in operations, the most urgent first. */
@Component
public class Deadlines {

    private final Sight sight;
    private final Viewing viewing;
    private final Dues dues;

    Deadlines(Sight sight, Viewing viewing, Dues dues) {
        this.sight = sight;
        this.viewing = viewing;
        this.dues = dues;
    }

    /** What is still owed by the viewer in one operation. */
    public List<Obligation> owed(Person person, Collection<UUID> exchanges) {
        Set<AgencyId> own = viewing.viewers(person.acting());
        return sight.duties(exchanges, person.acting()).stream()
                .filter(one -> own.contains(one.party()))
                .filter(Obligation::outstanding)
                .sorted(Comparator.comparing(Obligation::due))
                .toList();
    }

    /** What is owed to the viewer in one operation, and still outstanding. */
    public List<Obligation> awaited(Person person, UUID exchange) {
        Set<AgencyId> own = viewing.viewers(person.acting());
        return sight.duties(List.of(exchange), person.acting()).stream()
                .filter(one -> !own.contains(one.party()))
                .filter(Obligation::outstanding)
                .sorted(Comparator.comparing(Obligation::due))
                .toList();
    }

    /** The first duty of a kind, such as {@code consultation-reply}. */
    public static Optional<Obligation> of(List<Obligation> duties, String... owes) {
        return duties.stream()
                .filter(
                        one ->
                                List.of(owes)
                                        .contains(
                                                one.owes().substring(one.owes().indexOf('.') + 1)))
                .findFirst();
    }

    Map<UUID, DuePill> of(Person person, PoliceCalendar calendar, Words words) {
        Map<UUID, DuePill> pills = new HashMap<>();
        owed(person, calendar.blocks().stream().map(Block::exchange).distinct().toList())
                .forEach(
                        one -> pills.computeIfAbsent(one.exchange(), key -> dues.pill(one, words)));
        return pills;
    }
}
