package vn.liennganh.register.figure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;

/**
 * What persuasion came to, over the cases of one agency.
 *
 * @param members of the teams, by name and capacity as communes write them
 * @param sessions that communes have announced
 * @param visits of which there are minutes
 * @param outcomes how many visits ended so, by the word of the schema
 * @param planned cases in which a coercion was planned
 * @param avoided of them, those called off after somebody agreed, wholly or in part
 * @param carriedOut of them, those with a report of the coercion
 */
public record Campaign(
        long cases,
        Set<AgencyId> communes,
        long members,
        long sessions,
        long visits,
        Map<String, Long> outcomes,
        long planned,
        long avoided,
        long carriedOut) {

    private static final String REQUEST = "commune-work.persuasion-request";
    private static final String SCHEDULE = "commune-work.persuasion-schedule";
    private static final String RESULT = "commune-work.persuasion-result";
    private static final String PLAN = "coercion-security.plan";
    private static final String CANCELLATION = "coercion-security.cancellation";
    private static final String REPORT = "coercion-security.result-report";
    private static final Set<String> AGREED = Set.of("agreed", "partly");

    public Campaign {
        communes = Set.copyOf(communes);
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * Adds up files.
     *
     * @param name of the campaign that requests name; empty for all requests
     * @param from first day of acceptance of requests, {@code to} the last
     */
    public static Campaign of(
            Collection<CaseFile> files, Optional<String> name, LocalDate from, LocalDate to) {
        Predicate<Line> meant =
                one ->
                        one.type().equals(REQUEST)
                                && name.map(one.word()::equals).orElse(true)
                                && !day(one).isBefore(from)
                                && !day(one).isAfter(to);
        List<CaseFile> all =
                files.stream().filter(one -> one.lines().stream().anyMatch(meant)).toList();
        return new Campaign(
                all.size(),
                lines(all, REQUEST, meant)
                        .flatMap(
                                one ->
                                        one.parties().stream()
                                                .filter(who -> !who.equals(one.from())))
                        .collect(Collectors.toSet()),
                lines(all, SCHEDULE, meant)
                        .filter(one -> one.part().equals("members"))
                        .map(one -> one.from() + "\n" + one.text() + "\n" + one.word())
                        .distinct()
                        .count(),
                lines(all, SCHEDULE, meant).filter(one -> one.part().equals("sessions")).count(),
                lines(all, RESULT, meant).count(),
                lines(all, RESULT, meant)
                        .collect(
                                Collectors.groupingBy(
                                        Line::word, TreeMap::new, Collectors.counting())),
                all.stream().filter(one -> said(one, PLAN)).count(),
                all.stream().filter(Campaign::avoided).count(),
                all.stream().filter(one -> said(one, REPORT)).count());
    }

    private static LocalDate day(Line line) {
        return LocalDate.ofInstant(line.at(), WireTime.ZONE);
    }

    /** The lines of a type in the exchanges that meant requests have opened. */
    private static Stream<Line> lines(List<CaseFile> files, String type, Predicate<Line> meant) {
        return files.stream()
                .flatMap(
                        file ->
                                file.lines().stream()
                                        .filter(one -> one.type().equals(type))
                                        .filter(
                                                one ->
                                                        file.lines().stream()
                                                                .filter(meant)
                                                                .map(Line::exchange)
                                                                .anyMatch(one.exchange()::equals)));
    }

    private static boolean said(CaseFile file, String type) {
        return file.lines().stream().anyMatch(one -> one.type().equals(type));
    }

    private static boolean avoided(CaseFile file) {
        if (!said(file, PLAN) || said(file, REPORT)) {
            return false;
        }
        Optional<Line> agreed =
                file.lines().stream()
                        .filter(one -> one.type().equals(RESULT) && AGREED.contains(one.word()))
                        .findFirst();
        return agreed.isPresent()
                && file.lines().stream()
                        .filter(one -> one.type().equals(CANCELLATION))
                        .anyMatch(one -> !one.at().isBefore(agreed.get().at()));
    }
}
