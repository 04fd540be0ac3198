package vn.liennganh.console.matter;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.Choices;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** What a reader's own agency has to do in some matters, each with the place where it is done. */
@Service
public class Tasks {

    private final Sight sight;
    private final MatterWords matter;
    private final Choices choices;

    Tasks(Sight sight, MatterWords matter, Choices choices) {
        this.sight = sight;
        this.matter = matter;
        this.choices = choices;
    }

    /**
     * One of them.
     *
     * @param address where the owed letter begins; where what is owed is no letter, the document
     *     that asks for it, with what can be sent
     */
    public record Task(UUID exchange, OwedLine owed, String address) {}

    /** Those of these exchanges, the earliest due first. */
    public List<Task> of(Collection<UUID> exchanges, Person person, Words words) {
        return exchanges.isEmpty()
                ? List.of()
                : sight.duties(exchanges, person.acting()).stream()
                        .filter(Obligation::outstanding)
                        .filter(duty -> sight.owes(duty, person.acting()))
                        .map(
                                duty ->
                                        new Task(
                                                duty.exchange(),
                                                matter.line(duty, person, words),
                                                address(duty, person)))
                        .toList();
    }

    private String address(Obligation duty, Person person) {
        return choices.writes(person, duty.owes())
                ? "/yeu-cau/moi?loai=" + duty.owes() + "&tra-loi=" + duty.cause()
                : "/hop-thu/" + duty.cause();
    }
}
