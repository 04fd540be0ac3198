package vn.liennganh.console.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.bank.label.Labels;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.credit.position.Waiver;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** A bank's cases as lines, each with what is next in it and whose turn it is. */
@Service
class BankCases {

    /** Pages of a thousand cases that a screen looks at; the report looks at all. */
    static final int SCREEN_PAGES = 5;

    private static final int DUTIES_MAX = 1_000;

    private final CreditCases cases;
    private final Sight sight;
    private final Directory directory;
    private final Dues dues;
    private final DutyNames names;
    private final Labels labels;
    private final Clock clock;

    BankCases(
            CreditCases cases,
            Sight sight,
            Directory directory,
            Dues dues,
            DutyNames names,
            Labels labels,
            @Qualifier("hubClock") Clock clock) {
        this.cases = cases;
        this.sight = sight;
        this.directory = directory;
        this.dues = dues;
        this.names = names;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * A bank's cases.
     *
     * @param complete false where there were more than a screen looks at
     */
    record Lines(List<BankLine> lines, boolean complete) {}

    /** Everything that the person's bank may see, the longest at its stage first. */
    Lines lines(Person person, Words words, int pages) {
        CreditCases.All all = cases.all(person.acting(), pages);
        Map<UUID, Obligation> owed = duties(person);
        Map<Labels.Case, List<String>> named = labels.all(person);
        List<BankLine> lines = new ArrayList<>();
        for (Standing<CreditCase> one : all.cases()) {
            one.content().files().forEach(file -> lines.add(line(one, file, owed, named, words)));
        }
        lines.sort(
                Comparator.comparing(BankLine::ours)
                        .reversed()
                        .thenComparing(BankLine::since)
                        .thenComparing(BankLine::number));
        return new Lines(lines, all.complete());
    }

    /** What the bank still owes, the earliest of each conversation. */
    private Map<UUID, Obligation> duties(Person person) {
        Set<Obligation.Status> open = Set.of(Obligation.Status.OPEN, Obligation.Status.OVERDUE);
        Map<UUID, Obligation> all = new HashMap<>();
        sight.obligations(
                        person.acting(),
                        new ObligationFilter(open, ObligationFilter.Role.PARTY),
                        Optional.empty(),
                        DUTIES_MAX)
                .items()
                .forEach(
                        one ->
                                all.merge(
                                        one.exchange(),
                                        one,
                                        (a, b) -> a.due().isAfter(b.due()) ? b : a));
        return all;
    }

    private BankLine line(
            Standing<CreditCase> standing,
            BankFile file,
            Map<UUID, Obligation> owed,
            Map<Labels.Case, List<String>> named,
            Words words) {
        CreditCase seen = standing.content();
        BankStage stage = BankStage.of(seen, file);
        LocalDate today = LegalClock.day(clock.instant());
        AgencyId agency = seen.key().agency();
        Optional<Claim> claim = file.claim();
        Set<AgencyId> bank = new HashSet<>(file.offices());
        bank.add(file.institution());
        Set<AgencyId> waiting = seen.waitsOn(file);
        return new BankLine(
                agency.value(),
                names.agency(agency, words),
                directory.agency(agency).map(Agency::territory).orElse(""),
                seen.key().number(),
                claim.map(Claim::branch)
                        .filter(text -> !text.isEmpty())
                        .orElseGet(() -> branch(file, words)),
                claim.map(Claim::debtors).orElse(List.of()).stream().map(Masking::name).toList(),
                claim.map(Claim::collateral).orElse(List.of()).stream()
                        .map(Claim.Collateral::kind)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                claim.isPresent(),
                claim.map(Claim::principal).orElse(0L),
                file.paid(),
                stage.column(),
                stage.words(words),
                stage.since(),
                Math.max(0, today.toEpochDay() - stage.since().toEpochDay()),
                next(seen, file, today, words),
                waiting.stream().anyMatch(bank::contains),
                waiting.stream().map(one -> names.agency(one, words)).toList(),
                (int)
                        file.of(Item.Kind.OBSTACLE).stream()
                                .filter(one -> one.waitsOn().isPresent())
                                .count(),
                file.papersMissing(),
                conversations(seen, file)
                        .flatMap(one -> Stream.ofNullable(owed.get(one)))
                        .min(Comparator.comparing(Obligation::due))
                        .map(one -> dues.pill(one, words)),
                named.getOrDefault(
                        new Labels.Case(agency.value(), seen.key().number()), List.of()));
    }

    private String branch(BankFile file, Words words) {
        return names.agency(
                file.offices().isEmpty() ? file.institution() : file.offices().get(0), words);
    }

    /** The conversations that a file consists of. */
    static Stream<UUID> conversations(CreditCase seen, BankFile file) {
        return Stream.of(
                        file.claim().stream().map(Claim::exchange),
                        file.items().stream().map(Item::exchange),
                        seen.waivers().stream().map(Waiver::exchange))
                .flatMap(one -> one)
                .distinct();
    }

    private static Optional<BankLine.Next> next(
            CreditCase seen, BankFile file, LocalDate today, Words words) {
        Stream<BankLine.Next> auctions =
                seen.milestones().stream()
                        .filter(one -> file.stage(seen.laneOf(file)) == Stage.AUCTION)
                        .filter(one -> one.kind() == Milestone.Kind.AUCTION_PLANNED)
                        .map(one -> new BankLine.Next(one.on(), words.say("bank.next-auction")));
        Stream<BankLine.Next> items =
                file.items().stream()
                        .filter(one -> one.waitsOn().isPresent() && one.on().isPresent())
                        .map(
                                one ->
                                        new BankLine.Next(
                                                one.on().get(),
                                                words.say("credit.item-" + one.kind().word())));
        Stream<BankLine.Next> offers =
                seen.waivers().stream()
                        .flatMap(one -> one.answer().stream())
                        .flatMap(said -> said.validUntil().stream())
                        .map(day -> new BankLine.Next(day, words.say("bank.next-waiver")));
        return Stream.of(auctions, items, offers)
                .flatMap(one -> one)
                .filter(one -> !one.on().isBefore(today))
                .min(Comparator.comparing(BankLine.Next::on));
    }

    Instant now() {
        return clock.instant();
    }
}
