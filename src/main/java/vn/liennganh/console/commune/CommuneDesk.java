package vn.liennganh.console.commune;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import vn.liennganh.console.matter.Tasks;
import vn.liennganh.console.register.RegisterFiles;
import vn.liennganh.console.register.RegisterFiles.File;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;
import vn.liennganh.register.Register;
import vn.liennganh.register.file.Line;

/** Lays out what the registers of publications and of persuasion hold for one commune. */
@Service
class CommuneDesk {

    private static final List<String> NOTICES =
            List.of("to-publish", "to-correct", "published", "ending");
    private static final List<String> VISITS = List.of("asked", "scheduled", "part-answered");

    private static final String SCHEDULE = "commune-work.persuasion-schedule";
    private static final String RESULT = "commune-work.persuasion-result";
    private static final String PUBLICATION = "debtor-publication.";

    private final RegisterFiles registers;
    private final Tasks tasks;
    private final MatterWords matter;
    private final Clock clock;

    CommuneDesk(RegisterFiles registers, Tasks tasks, MatterWords matter, Clock clock) {
        this.registers = registers;
        this.tasks = tasks;
        this.matter = matter;
        this.clock = clock;
    }

    CommuneView of(Person person, Words words) {
        RegisterFiles.Found notices = registers.in(Register.PUBLICATION, NOTICES, person);
        RegisterFiles.Found visits = registers.in(Register.CAMPAIGN, VISITS, person);
        List<File> all = new ArrayList<>(notices.files());
        all.addAll(visits.files());
        return new CommuneView(
                todo(all, person, words),
                visits.files().stream()
                        .flatMap(one -> sessions(one, words))
                        .sorted(Comparator.comparing(At::at))
                        .map(At::session)
                        .toList(),
                notices.files().stream().flatMap(one -> postings(one, words)).toList(),
                notices.whole() && visits.whole());
    }

    private List<CommuneView.Todo> todo(List<File> files, Person person, Words words) {
        Map<UUID, File> byExchange = new HashMap<>();
        files.forEach(one -> one.exchanges().forEach(it -> byExchange.put(it, one)));
        return tasks.of(byExchange.keySet(), person, words).stream()
                .map(
                        task -> {
                            File file = byExchange.get(task.exchange());
                            return new CommuneView.Todo(
                                    file.number(), matter.agency(file.agency(), words), task);
                        })
                .toList();
    }

    private record At(Instant at, CommuneView.Session session) {}

    /** Those of an exchange whose result was told are over and done with. */
    private Stream<At> sessions(File file, Words words) {
        Instant now = clock.instant();
        return file.items(SCHEDULE, "sessions")
                .filter(one -> !told(file, one.exchange()))
                .flatMap(
                        one ->
                                RegisterFiles.moment(one.when()).stream()
                                        .map(at -> new At(at, session(file, one, at, now, words))));
    }

    private static boolean told(File file, UUID exchange) {
        return file.seen().lines().stream()
                .anyMatch(one -> one.type().equals(RESULT) && one.exchange().equals(exchange));
    }

    private static CommuneView.Session session(
            File file, Line one, Instant at, Instant now, Words words) {
        return new CommuneView.Session(
                one.exchange(),
                file.number(),
                words.moment(at),
                one.text(),
                file.items(SCHEDULE, "members")
                        .filter(it -> it.message().equals(one.message()))
                        .map(Line::text)
                        .toList(),
                at.isBefore(now));
    }

    /** One for each exchange: the same debtor may be published twice. */
    private Stream<CommuneView.Posting> postings(File file, Words words) {
        return file.exchanges().stream().map(one -> posting(file, one, words));
    }

    private CommuneView.Posting posting(File file, UUID exchange, Words words) {
        Optional<Line> posted = last(file, exchange, "posting-report");
        Optional<Line> ending = last(file, exchange, "posting-end");
        boolean removed = last(file, exchange, "posting-end-report").isPresent();
        String open = posted.isPresent() ? "posted" : "to-post";
        String ended = removed ? "removed" : "to-remove";
        return new CommuneView.Posting(
                exchange,
                file.number(),
                matter.agency(file.agency(), words),
                ending.isPresent() ? ended : open,
                last(file, exchange, "posting-request")
                        .map(one -> words.moment(one.at()))
                        .orElse(""),
                posted.map(one -> day(one.when(), words)).orElse(""),
                posted.filter(file.said()::contains).map(Line::text).orElse(""));
    }

    private static Optional<Line> last(File file, UUID exchange, String message) {
        return file.seen().lines().stream()
                .filter(one -> one.exchange().equals(exchange))
                .filter(one -> one.type().equals(PUBLICATION + message))
                .reduce((before, after) -> after);
    }

    private static String day(String written, Words words) {
        return RegisterFiles.moment(written)
                .map(LegalClock::day)
                .map((LocalDate day) -> words.day(day))
                .orElse("");
    }
}
