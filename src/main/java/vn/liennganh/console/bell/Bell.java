package vn.liennganh.console.bell;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.CaseNumbers;
import vn.liennganh.delivery.Inbox;

/**
 * Tells a person what concerns it, and what of that came since it last looked. A message that the
 * person has opened is no news to it, nor is anything up to its own mark; both are its own alone.
 */
@Service
public class Bell {

    private final List<Teller> tellers;
    private final LetterKinds kinds;
    private final CaseNumbers cases;
    private final BellRepository rows;
    private final Inbox inbox;
    private final Clock clock;
    private final Clock machine;

    Bell(
            List<Teller> tellers,
            LetterKinds kinds,
            CaseNumbers cases,
            BellRepository rows,
            Inbox inbox,
            @Qualifier("hubClock") Clock clock,
            @Qualifier("machineClock") Clock machine) {
        this.tellers = List.copyOf(tellers);
        this.kinds = kinds;
        this.cases = cases;
        this.rows = rows;
        this.inbox = inbox;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * What stands, as one person sees it.
     *
     * @param fresh whether it came since the person last looked
     * @param caseNumber empty where it is about none, or the agency has not opened what names it
     */
    record Told(Tiding tiding, boolean fresh, String caseNumber) {

        Told(Tiding tiding, boolean fresh) {
            this(tiding, fresh, "");
        }
    }

    /** How much is new. */
    public Counts counts(Person person) {
        return Counts.of(told(person).stream().filter(Told::fresh).map(Told::tiding).toList());
    }

    /** Everything that stands: what is new first, each the latest first. */
    List<Told> list(Person person) {
        List<Told> all = told(person);
        List<Tiding> named = kinds.told(person, all.stream().map(Told::tiding).toList());
        Map<UUID, String> numbers =
                cases.of(
                        person,
                        named.stream()
                                .flatMap(one -> one.about().exchange().stream())
                                .distinct()
                                .toList());
        return IntStream.range(0, all.size())
                .mapToObj(
                        i ->
                                new Told(
                                        named.get(i),
                                        all.get(i).fresh(),
                                        number(named.get(i).about(), numbers)))
                .sorted(
                        Comparator.comparing(Told::fresh)
                                .thenComparing(one -> one.tiding().at())
                                .reversed())
                .toList();
    }

    private static String number(Tiding.Case about, Map<UUID, String> numbers) {
        return about.number().or(() -> about.exchange().map(numbers::get)).orElse("");
    }

    /** This moment, for somebody who sees the list now. */
    Mark now(Person person) {
        return new Mark(
                clock.instant(), machine.instant(), inbox.newest(person.acting(), 1).round());
    }

    /** The person has seen everything up to there. */
    void seen(Person person, Mark mark) {
        rows.mark(
                person.member(), mark.upTo(now(person)), clock.instant().minus(LetterTeller.NEWS));
    }

    /** One thing is news once: a duty is none while the letter out of which it arose is. */
    private List<Told> told(Person person) {
        List<Tiding> standing =
                tellers.stream().flatMap(one -> one.standing(person).stream()).toList();
        if (standing.isEmpty()) {
            return List.of();
        }
        Mark mark = rows.mark(person.member()).orElse(Mark.NOTHING);
        List<UUID> letters =
                standing.stream().filter(one -> one.letter().isPresent()).map(Tiding::id).toList();
        Set<UUID> read = letters.isEmpty() ? Set.of() : rows.read(person.member(), letters);
        Set<UUID> fresh =
                standing.stream()
                        .filter(one -> one.letter().isPresent())
                        .filter(one -> !one.known().test(mark) && !read.contains(one.id()))
                        .map(Tiding::id)
                        .collect(Collectors.toSet());
        return standing.stream()
                .map(
                        one ->
                                new Told(
                                        one,
                                        one.letter().isPresent()
                                                ? fresh.contains(one.id())
                                                : !one.known().test(mark)
                                                        && one.cause()
                                                                .filter(fresh::contains)
                                                                .isEmpty()))
                .toList();
    }
}
