package vn.liennganh.console.due;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.gathering.Closing;
import vn.liennganh.gathering.Gathering;
import vn.liennganh.gathering.Gatherings;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.ExchangeState;

/** How far the answers to a request of several are, for whoever asked. */
@Component
public class GatheringWords {

    private final Gatherings gatherings;
    private final DutyNames names;

    GatheringWords(Gatherings gatherings, DutyNames names) {
        this.gatherings = gatherings;
        this.names = names;
    }

    /** How many stand alike, by a word of {@link Gathering.Standing}. */
    public record Count(String standing, long number) {}

    /**
     * One request and how far its answers are.
     *
     * @param counts without those that nobody stands at
     * @param how {@code by-count} or {@code by-clock}; empty while answers are awaited
     * @param closed the sentence that was told, with its moment
     */
    public record Card(
            UUID request,
            String title,
            List<Count> counts,
            Optional<String> how,
            Optional<String> closed) {}

    /** What has closed, in one sentence. */
    public static String of(Closing one, Words words) {
        return Texts.render(
                Text.of(
                        "gathering.closed-" + one.how().word(),
                        one.answered(),
                        one.refused(),
                        one.silent()),
                words.locale());
    }

    /** The requests of the reader's agency in an exchange; none for anybody else. */
    public List<Card> cards(ExchangeState exchange, Person person, Words words) {
        return gatherings.of(exchange).stream()
                .filter(one -> one.request().from().equals(person.acting()))
                .map(one -> card(one, words))
                .toList();
    }

    private Card card(Gathering one, Words words) {
        Optional<Closing> closing = gatherings.closing(one.request().id());
        return new Card(
                one.request().id(),
                names.title(one.request().type(), words),
                Arrays.stream(Gathering.Standing.values())
                        .map(standing -> new Count(standing.word(), one.count(standing)))
                        .filter(count -> count.number() > 0)
                        .toList(),
                closing.map(it -> it.how().word()),
                closing.map(it -> of(it, words) + " · " + words.moment(it.at())));
    }
}
