package vn.liennganh.console.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.assign.Assigned;
import vn.liennganh.console.assign.Assignments;
import vn.liennganh.console.diary.CaseNumbers;

/** What stands beside the lines of a pile: who takes care of it, and which case it is about. */
@Component
class Notes {

    private final CaseNumbers numbers;
    private final Assignments assignments;

    Notes(CaseNumbers numbers, Assignments assignments) {
        this.numbers = numbers;
        this.assignments = assignments;
    }

    Mailbox.Lines beside(Person person, Mailbox.Lines found) {
        List<UUID> exchanges =
                found.lines().stream().map(Mailbox.Line::exchange).distinct().toList();
        Map<UUID, Assigned> given = assignments.of(person, exchanges);
        Map<UUID, String> cases = numbers.of(person, exchanges);
        return new Mailbox.Lines(
                found.lines().stream()
                        .map(
                                one ->
                                        one.with(
                                                Optional.ofNullable(given.get(one.exchange()))
                                                        .map(Assigned::name)
                                                        .orElse(""),
                                                cases.getOrDefault(one.exchange(), "")))
                        .toList(),
                found.next());
    }
}
