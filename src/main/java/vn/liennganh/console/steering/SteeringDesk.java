package vn.liennganh.console.steering;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Tasks;
import vn.liennganh.console.register.RegisterFiles;
import vn.liennganh.console.register.RegisterFiles.File;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;
import vn.liennganh.register.Register;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;

/** Lays out what the register of the Steering Committee holds for its reader. */
@Service
class SteeringDesk {

    private static final String GUIDANCE = "committee-guidance";
    private static final String MEETING = "committee-meeting";
    private static final List<String> OPEN =
            List.of("reported", "directed", "disagreed", "settled", "meeting-called", "concluded");

    private final RegisterFiles registers;
    private final Tasks tasks;
    private final MatterWords matter;
    private final Clock clock;

    SteeringDesk(RegisterFiles registers, Tasks tasks, MatterWords matter, Clock clock) {
        this.registers = registers;
        this.tasks = tasks;
        this.matter = matter;
        this.clock = clock;
    }

    SteeringView of(Person person, Words words) {
        RegisterFiles.Found found = registers.in(Register.COMMITTEE, OPEN, person);
        List<UUID> exchanges =
                found.files().stream().flatMap(one -> one.exchanges().stream()).toList();
        Map<UUID, Tasks.Task> mine = new HashMap<>();
        tasks.of(exchanges, person, words).forEach(one -> mine.putIfAbsent(one.exchange(), one));
        Map<UUID, OwedLine> owed = matter.first(exchanges, person, words);
        return new SteeringView(
                found.files().stream()
                        .flatMap(
                                file ->
                                        lanes(file, GUIDANCE)
                                                .map(it -> difficult(file, it, mine, owed, words)))
                        .sorted(Comparator.comparing(SteeringDesk::urgency))
                        .toList(),
                found.files().stream()
                        .flatMap(this::given)
                        .sorted(Comparator.comparing(one -> one.day().orElse(LocalDate.MAX)))
                        .map(one -> one.line(words))
                        .toList(),
                found.files().stream()
                        .flatMap(file -> meetings(file, words))
                        .sorted(Comparator.comparing(Called::at))
                        .map(Called::meeting)
                        .toList(),
                found.whole());
    }

    private static Stream<CaseFile.Lane> lanes(File file, String procedure) {
        return file.seen().lanes().stream().filter(one -> one.procedure().equals(procedure));
    }

    /** What waits for the reader first, then what waits for others, then the rest. */
    private static String urgency(SteeringView.Case one) {
        return one.task()
                .map(it -> "1" + it.owed().due().instant())
                .or(() -> one.owed().map(it -> "2" + it.due().instant()))
                .orElse("3" + one.number());
    }

    private SteeringView.Case difficult(
            File file,
            CaseFile.Lane lane,
            Map<UUID, Tasks.Task> mine,
            Map<UUID, OwedLine> owed,
            Words words) {
        UUID exchange = lane.exchange();
        List<Line> reports =
                file.said(GUIDANCE + ".case-report")
                        .filter(one -> one.exchange().equals(exchange))
                        .toList();
        return new SteeringView.Case(
                exchange,
                file.number(),
                matter.agency(file.agency(), words),
                matter.state(GUIDANCE, lane.state(), words),
                reports.stream()
                        .flatMap(one -> RegisterFiles.moment(one.when()).stream())
                        .map(words::moment)
                        .findFirst()
                        .orElse(""),
                file.said().stream().anyMatch(one -> one.exchange().equals(exchange)),
                Optional.ofNullable(mine.get(exchange)),
                Optional.ofNullable(owed.get(exchange)));
    }

    private record Given(File file, Line said, Optional<LocalDate> day, LocalDate today) {

        SteeringView.Assignment line(Words words) {
            return new SteeringView.Assignment(
                    said.exchange(),
                    file.number(),
                    said.text(),
                    said.word(),
                    day.map(words::day).orElse(""),
                    day.filter(it -> it.isBefore(today)).isPresent());
        }
    }

    private Stream<Given> given(File file) {
        LocalDate today = LegalClock.day(clock.instant());
        return Stream.concat(
                        file.items(GUIDANCE + ".direction", "assignments"),
                        file.items(MEETING + ".meeting-conclusion", "conclusions"))
                .map(one -> new Given(file, one, day(one.when()), today));
    }

    private record Called(Instant at, SteeringView.Meeting meeting) {}

    private Stream<Called> meetings(File file, Words words) {
        return lanes(file, MEETING)
                .filter(one -> one.state().equals("meeting-called"))
                .flatMap(one -> papers(file, one.exchange()).stream())
                .flatMap(
                        one ->
                                RegisterFiles.moment(one.when()).stream()
                                        .map(at -> new Called(at, meeting(file, one, at, words))));
    }

    /** The latest papers: a meeting is called again under the same exchange. */
    private static Optional<Line> papers(File file, UUID exchange) {
        return file.said(MEETING + ".meeting-papers")
                .filter(one -> one.exchange().equals(exchange))
                .reduce((before, after) -> after);
    }

    private static SteeringView.Meeting meeting(File file, Line said, Instant at, Words words) {
        return new SteeringView.Meeting(
                said.exchange(),
                file.number(),
                words.moment(at),
                said.text(),
                file.items(MEETING + ".meeting-papers", "agenda")
                        .filter(one -> one.message().equals(said.message()))
                        .map(Line::text)
                        .toList());
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
