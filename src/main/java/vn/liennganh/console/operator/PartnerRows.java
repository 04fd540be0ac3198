package vn.liennganh.console.operator;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.joining.Joinings;
import vn.liennganh.console.operator.joining.Plan;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.audit.Traffic;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;

/** One line a partner: what it sent, what waits for it, what went wrong, and until when. */
@Component
class PartnerRows {

    /** On the first page; all are on their own. */
    private static final int SHOWN = 60;

    private static final Comparator<Board.Row> TROUBLE_FIRST =
            Comparator.comparing(Board.Row::troubled)
                    .reversed()
                    .thenComparing(
                            Comparator.comparingLong(
                                            (Board.Row row) ->
                                                    row.parked() + row.retrying() + row.late())
                                    .reversed())
                    .thenComparing(
                            Comparator.comparingLong(
                                            (Board.Row row) ->
                                                    row.sent() + row.taken() + row.waiting())
                                    .reversed())
                    .thenComparing(Board.Row::agency);

    private final Directory directory;
    private final Contacts contacts;
    private final Joinings joinings;

    PartnerRows(Directory directory, Contacts contacts, Joinings joinings) {
        this.directory = directory;
        this.contacts = contacts;
        this.joinings = joinings;
    }

    int registered() {
        return directory.agencies().size();
    }

    /** Those that want somebody, then those with the most to do. */
    List<Board.Row> busiest(Watch.Seen seen, List<Plan> late, Locale locale) {
        return rows(seen, late, locale, directory.agencies()).stream()
                .filter(row -> directory.enrolled(new AgencyId(row.agency())) || row.troubled())
                .sorted(TROUBLE_FIRST)
                .limit(SHOWN)
                .toList();
    }

    List<Board.Row> rows(Watch.Seen seen, Locale locale, List<Agency> agencies) {
        return rows(seen, late(), locale, agencies);
    }

    /** Steps by which agencies join, whose day has passed; the longest first. */
    List<Plan> late() {
        return joinings.late();
    }

    private List<Board.Row> rows(
            Watch.Seen seen, List<Plan> late, Locale locale, List<Agency> agencies) {
        Map<AgencyId, Long> steps =
                late.stream().collect(Collectors.groupingBy(Plan::agency, Collectors.counting()));
        Map<AgencyId, Long> sent =
                seen.sent().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Traffic.Sent::agency,
                                        Collectors.summingLong(Traffic.Sent::messages)));
        Map<AgencyId, Long> taken =
                seen.brought().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Backlog.Brought::party,
                                        Collectors.summingLong(Backlog.Brought::taken)));
        Map<AgencyId, Backlog.Waiting> waiting = new HashMap<>();
        seen.waiting().forEach(one -> waiting.put(one.party(), one));
        Map<AgencyId, Long> days =
                Certification.days(
                        Certification.usable(seen.certificates(), seen.machine()), seen.machine());
        return agencies.stream()
                .map(
                        agency -> {
                            AgencyId id = agency.id();
                            Optional<Backlog.Waiting> here = Optional.ofNullable(waiting.get(id));
                            Optional<Long> left = Optional.ofNullable(days.get(id));
                            return new Board.Row(
                                    id.value(),
                                    name(agency, locale),
                                    channel(agency),
                                    sent.getOrDefault(id, 0L),
                                    here.map(one -> one.placed() + one.underway()).orElse(0L),
                                    taken.getOrDefault(id, 0L),
                                    here.map(Backlog.Waiting::retrying).orElse(0L),
                                    here.map(Backlog.Waiting::parked).orElse(0L),
                                    contact(id, seen),
                                    left,
                                    left.filter(d -> d < Certification.SOON_DAYS).isPresent(),
                                    directory.suspended(id),
                                    steps.getOrDefault(id, 0L).intValue());
                        })
                .toList();
    }

    List<Board.Stuck> stuck(Watch.Seen seen, Locale locale) {
        return seen.parked().stream()
                .map(
                        one ->
                                new Board.Stuck(
                                        one.reason(),
                                        Texts.render(one.text(), locale),
                                        one.party().value(),
                                        name(one.party(), locale),
                                        one.count(),
                                        Times.near(one.since(), seen.machine())))
                .toList();
    }

    /** Steps that somebody sees to, of those agencies only, by their day. */
    List<Plan> assigned(List<Agency> agencies) {
        return joinings.assigned(agencies.stream().map(Agency::id).collect(Collectors.toSet()));
    }

    /** Wording of steps that somebody sees to. */
    List<Board.Assigned> assigned(List<Plan> plans, Locale locale) {
        return plans.stream()
                .map(
                        one ->
                                new Board.Assigned(
                                        one.agency().value(),
                                        name(one.agency(), locale),
                                        one.step().word(),
                                        one.owner(),
                                        one.due().map(Times::day).orElse(""),
                                        joinings.late(one)))
                .toList();
    }

    String name(AgencyId id, Locale locale) {
        return directory.agency(id).map(agency -> name(agency, locale)).orElse(id.value());
    }

    static String name(Agency agency, Locale locale) {
        return agency.names()
                .getOrDefault(locale.getLanguage(), agency.names().getOrDefault("vi", ""));
    }

    /** The way out to it in one word. */
    static String channel(Agency agency) {
        return agency.reach().push().isPresent()
                ? agency.channel() + " · " + agency.reach().form().name().toLowerCase(Locale.ROOT)
                : agency.channel();
    }

    private String contact(AgencyId id, Watch.Seen seen) {
        Optional<Instant> sent =
                seen.sent().stream()
                        .filter(one -> one.agency().equals(id))
                        .map(Traffic.Sent::last)
                        .max(Comparator.naturalOrder());
        return contacts.last(id).or(() -> sent).map(at -> Times.near(at, seen.at())).orElse("–");
    }
}
