package vn.liennganh.console.operator.joining;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** The steps by which partners come to work over the hub. */
@Service
public class Joinings {

    private static final Logger LOG = LoggerFactory.getLogger(Joinings.class);
    private static final String HUB = "hub";
    private static final int OWNER_MAX = 80;

    /** Dates beyond are slips of the pen. */
    private static final int YEARS = 5;

    private final PlanRepository plans;
    private final FirstRepository reached;
    private final Facts facts;
    private final Directory directory;
    private final Clock clock;
    private final Set<Done> done = ConcurrentHashMap.newKeySet();

    Joinings(
            PlanRepository plans,
            FirstRepository reached,
            Facts facts,
            Directory directory,
            @Qualifier("machineClock") Clock clock) {
        this.plans = plans;
        this.reached = reached;
        this.facts = facts;
        this.directory = directory;
        this.clock = clock;
    }

    /** What was once seen done is not asked for again: whoever joined has joined. */
    private record Done(AgencyId agency, Step step) {}

    /**
     * A step of an agency.
     *
     * @param said what operators said of it last
     * @param late whether its day has passed and it is not done
     */
    public record Line(Step step, Fact fact, Optional<Plan> said, boolean late) {

        /** Whether nobody has to do anything more about it. */
        public boolean closed() {
            return fact.done() || said.filter(Plan::waived).isPresent();
        }
    }

    /** What became of a word about a step. */
    enum Verdict {
        DONE,
        /** Somebody else said something since the page was shown. */
        OVERTAKEN,
        /** Whoever sees to it, and a day: both, or neither. */
        INCOMPLETE,
        /** No day, or one that cannot be meant. */
        NO_DAY;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether an agency goes through steps at all: not the hub itself, and not what has ended. */
    public boolean joins(Agency agency) {
        return !agency.kind().equals(HUB)
                && agency.validTo().filter(directory.today()::isAfter).isEmpty();
    }

    /** The steps of an agency, in their order. */
    public List<Line> of(Agency agency) {
        Map<Step, Plan> said = new EnumMap<>(Step.class);
        plans.of(agency.id()).forEach(one -> said.merge(one.step(), one, Joinings::later));
        return Step.of(agency).stream()
                .map(step -> line(agency, step, Optional.ofNullable(said.get(step))))
                .toList();
    }

    private static Plan later(Plan one, Plan other) {
        return one.version() > other.version() ? one : other;
    }

    private Line line(Agency agency, Step step, Optional<Plan> said) {
        Fact fact = facts.of(agency, step);
        boolean late = !fact.done() && said.filter(one -> one.late(today())).isPresent();
        return new Line(step, fact, said, late);
    }

    /** All that was said of an agency's steps, the latest first. */
    public List<Plan> history(AgencyId agency) {
        return plans.of(agency);
    }

    /** Steps of agencies in force whose day has passed and that are not done, the longest first. */
    public List<Plan> late() {
        return plans.dueBefore(today()).stream().filter(this::open).toList();
    }

    /**
     * Steps of agencies in force that somebody sees to and that are not done, by their day.
     *
     * @param asked the agencies that are asked about
     */
    public List<Plan> assigned(Set<AgencyId> asked) {
        return plans.dueBefore(today().plusYears(YEARS + 1L)).stream()
                .filter(one -> asked.contains(one.agency()))
                .filter(this::open)
                .toList();
    }

    /** Whether the day of a step that is not done has passed. */
    public boolean late(Plan one) {
        return one.late(today());
    }

    private boolean open(Plan one) {
        Done mark = new Done(one.agency(), one.step());
        Optional<Agency> agency =
                directory
                        .agency(one.agency())
                        .filter(this::joins)
                        .filter(it -> Step.of(it).contains(one.step()));
        if (agency.isEmpty() || done.contains(mark)) {
            return false;
        }
        if (facts.of(agency.get(), one.step()).done()) {
            done.add(mark);
            return false;
        }
        return true;
    }

    /**
     * Writes down who sees to a step by when, or that it is not needed; nothing of it takes back
     * what was said.
     *
     * @param seen the version that the page showed, 0 where nothing had been said
     */
    Verdict say(Person operator, Agency agency, Step step, int seen, Wanted wanted) {
        String owner = clean(wanted.owner());
        if (wanted.malformed() || wanted.due().filter(this::slip).isPresent()) {
            return Verdict.NO_DAY;
        }
        if (!wanted.waived() && owner.isEmpty() == wanted.due().isPresent()) {
            return Verdict.INCOMPLETE;
        }
        Optional<LocalDate> due = wanted.waived() ? Optional.empty() : wanted.due();
        Optional<Plan> last =
                plans.of(agency.id()).stream()
                        .filter(one -> one.step() == step)
                        .reduce(Joinings::later);
        if (last.filter(one -> one.says(owner, due, wanted.waived())).isPresent()
                || last.isEmpty() && owner.isEmpty() && !wanted.waived()) {
            return Verdict.DONE;
        }
        if (last.map(Plan::version).orElse(0) != seen) {
            return Verdict.OVERTAKEN;
        }
        Plan said =
                new Plan(
                        agency.id(),
                        step,
                        seen + 1,
                        owner,
                        due,
                        wanted.waived(),
                        operator.member(),
                        operator.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        boolean first = plans.add(said);
        LOG.info("joining step={} agency={} said={}", step.word(), agency.id(), first);
        return first ? Verdict.DONE : Verdict.OVERTAKEN;
    }

    /**
     * What an operator typed about a step.
     *
     * @param malformed whether something was typed for a day that is none
     */
    record Wanted(String owner, Optional<LocalDate> due, boolean malformed, boolean waived) {}

    /** The hub went the whole way to the agency's address just now. */
    public void reached(Agency agency) {
        agency.reach()
                .push()
                .ifPresent(url -> reached.reached(agency.id(), url.toString(), clock.instant()));
    }

    private boolean slip(LocalDate day) {
        return day.isBefore(today().minusYears(YEARS)) || day.isAfter(today().plusYears(YEARS));
    }

    private static String clean(String typed) {
        String text =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        return text.substring(0, Math.min(OWNER_MAX, text.length()));
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, WireTime.ZONE);
    }
}
