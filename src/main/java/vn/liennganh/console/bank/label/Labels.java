package vn.liennganh.console.bank.label;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;

/** The labels of the bank that a person works for. Other banks of the same case have their own. */
@Service
public class Labels {

    static final int LONGEST = 40;
    private static final int PER_CASE = 10;

    private final LabelRepository rows;
    private final Clock clock;

    Labels(LabelRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What a label stands on.
     *
     * @param agency whose case it is, by identifier
     * @param number as the agency writes it
     */
    public record Case(String agency, String number) {}

    /** All of the bank, by case. */
    public Map<Case, List<String>> all(Person person) {
        return rows.of(person.acting(), Optional.empty()).stream()
                .collect(
                        Collectors.groupingBy(
                                one -> new Case(one.agency(), one.number()),
                                Collectors.mapping(
                                        LabelRepository.Row::label, Collectors.toList())));
    }

    public List<String> of(Person person, Case on) {
        return rows.of(person.acting(), Optional.of(on)).stream()
                .map(LabelRepository.Row::label)
                .toList();
    }

    /** False for what is no label of 1 to 40 characters, and where the case has enough. */
    boolean put(Person person, Case on, String typed) {
        String label =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        return !label.isEmpty()
                && label.length() <= LONGEST
                && rows.put(person, on, label, clock.instant(), PER_CASE);
    }

    void drop(Person person, Case on, String label) {
        rows.drop(person.acting(), on, label);
    }
}
