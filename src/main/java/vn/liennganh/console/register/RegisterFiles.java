package vn.liennganh.console.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.register.Register;
import vn.liennganh.register.RegisterBook;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;

/** The files of a register that a desk works on: those of some states, as its reader knows them. */
@Service
public class RegisterFiles {

    /** Of each state; a desk is for what is at hand, the register for the whole. */
    private static final int MOST = 200;

    private final RegisterBook book;
    private final Viewing viewing;
    private final MatterReadings readings;

    RegisterFiles(RegisterBook book, Viewing viewing, MatterReadings readings) {
        this.book = book;
        this.viewing = viewing;
        this.readings = readings;
    }

    /**
     * A file of which the reader was told something.
     *
     * @param number of the case; empty where it has none
     * @param seen the part that the reader was told
     * @param said the lines whose words a list may show: the reader's own letters and those of
     *     exchanges that it has opened
     */
    public record File(AgencyId agency, String number, CaseFile seen, List<Line> said) {

        /** The exchanges of the file, each once. */
        public List<UUID> exchanges() {
            return FileViews.exchanges(seen);
        }

        /** The lines of this message that a list may show, those of its lists left out. */
        public Stream<Line> said(String type) {
            return said.stream().filter(one -> one.type().equals(type) && one.part().isEmpty());
        }

        /** The lines of one of the lists of this message that a list may show. */
        public Stream<Line> items(String type, String part) {
            return said.stream().filter(one -> one.type().equals(type) && one.part().equals(part));
        }

        /** When this message came last; empty where it has not come. */
        public Optional<Line> last(String type) {
            return seen.lines().stream()
                    .filter(one -> one.type().equals(type) && one.part().isEmpty())
                    .reduce((before, after) -> after);
        }
    }

    /** The moment that a letter has written; empty where it is none. */
    public static Optional<Instant> moment(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /**
     * What was found.
     *
     * @param whole false where a state has more files than a desk shows
     */
    public record Found(List<File> files, boolean whole) {}

    /** Those of a register that are in one of these states, by agency and number. */
    public Found in(Register register, List<String> states, Person person) {
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Map<Matter, Standing<CaseFile>> all = new LinkedHashMap<>();
        boolean whole = true;
        for (String state : states) {
            Viewing.Page<CaseFile> page =
                    viewing.page(
                            book,
                            person.acting(),
                            Set.of(RegisterBook.mark(register), RegisterBook.state(state)),
                            Optional.empty(),
                            MOST,
                            Optional.empty());
            page.items().forEach(one -> all.put(one.matter(), one));
            whole &= page.next().isEmpty();
        }
        Set<UUID> read =
                readings.read(
                        person,
                        all.values().stream()
                                .flatMap(one -> exchanges(one, readers).stream())
                                .toList());
        List<File> files = new ArrayList<>();
        all.values().stream()
                .filter(one -> !exchanges(one, readers).isEmpty())
                .forEach(one -> files.add(file(one, readers, read)));
        return new Found(files, whole);
    }

    private static Collection<UUID> exchanges(Standing<CaseFile> one, Set<AgencyId> readers) {
        return FileViews.exchanges(FileViews.seen(one, readers));
    }

    private static File file(Standing<CaseFile> one, Set<AgencyId> readers, Set<UUID> read) {
        CaseFile seen = FileViews.seen(one, readers);
        return new File(
                one.matter().agency(),
                FileViews.number(one),
                seen,
                seen.lines().stream()
                        .filter(
                                line ->
                                        readers.contains(line.from())
                                                || read.contains(line.exchange()))
                        .toList());
    }
}
