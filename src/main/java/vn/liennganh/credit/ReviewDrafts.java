package vn.liennganh.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.desk.Draft;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;

/**
 * Writes the periodic review of a bank's cases out of messages. That there is a period, and which,
 * is office policy: the joint regulation's was not verified.
 */
@Service
public class ReviewDrafts {

    private static final int LINES_MAX = 1_000;
    private static final int OBSTACLES_MAX = 200;
    private static final int WORDS_MAX = 1_000;
    private static final int MONTHS_IN_QUARTER = 3;
    private static final int MONTHS_IN_HALF = 6;

    /** A period of the calendar; both days belong to it. */
    public record Period(String kind, LocalDate from, LocalDate to) {}

    private final CreditPolicy policy;
    private final Directory directory;
    private final Clock clock;

    ReviewDrafts(CreditPolicy policy, Directory directory, Clock hubClock) {
        this.policy = policy;
        this.directory = directory;
        this.clock = hubClock;
    }

    /** The last period that is over, of the kind that the office reviews. */
    public Period last() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        int months =
                switch (policy.review()) {
                    case "month" -> 1;
                    case "quarter" -> MONTHS_IN_QUARTER;
                    case "half-year" -> MONTHS_IN_HALF;
                    default -> 12;
                };
        LocalDate first =
                LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / months * months + 1, 1);
        return new Period(policy.review(), first.minusMonths(months), first.minusDays(1));
    }

    /**
     * The review for one bank.
     *
     * @param cases as they stood at the end of the period
     */
    public Draft draft(AgencyId bank, Period period, List<CreditCase> cases) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("period")
                .put("kind", period.kind())
                .put("from", period.from().toString())
                .put("to", period.to().toString());
        ObjectNode open = body.putObject("open");
        ObjectNode finished = body.putObject("finished");
        ArrayNode obstacles = body.putArray("obstacles");
        ArrayNode lines = body.putArray("lines");
        long[] count = new long[2];
        long[] money = new long[2];
        SortedSet<AgencyId> to = new TreeSet<>();
        for (CreditCase one : cases) {
            Optional<BankFile> found = one.file(bank).filter(file -> file.claim().isPresent());
            if (found.isEmpty()) {
                continue;
            }
            BankFile file = found.get();
            Stage stage = file.stage(one.laneOf(file));
            Optional<LocalDate> end = finishedOn(one, file, stage);
            if (end.filter(day -> day.isBefore(period.from())).isPresent()) {
                continue;
            }
            int which = end.isPresent() ? 1 : 0;
            count[which]++;
            money[which] += file.claim().get().principal();
            to.add(file.claim().get().by());
            if (lines.size() < LINES_MAX) {
                lines.addObject()
                        .put("caseNumber", one.key().number())
                        .put("stage", CreditDrafts.said("credit.stage-" + stage.word()));
            }
            obstacles(obstacles, one, file);
        }
        sums(open, count[0], money[0]);
        sums(finished, count[1], money[1]);
        stateBank().ifPresent(to::add);
        return new Draft(
                new MessageType("credit-recovery.review"),
                List.copyOf(to),
                Optional.empty(),
                "",
                List.of(),
                body,
                count[0] + count[1] > LINES_MAX ? List.of("/lines") : List.of());
    }

    private static void obstacles(ArrayNode obstacles, CreditCase one, BankFile file) {
        for (Item item : file.of(Item.Kind.OBSTACLE)) {
            if (item.waitsOn().isPresent() && obstacles.size() < OBSTACLES_MAX) {
                String words = one.key().number() + ": " + item.words();
                obstacles.add(words.substring(0, Math.min(words.length(), WORDS_MAX)));
            }
        }
    }

    private static void sums(ObjectNode parent, long cases, long dong) {
        parent.put("cases", cases);
        CreditDrafts.money(parent, "amount", dong);
    }

    /** The day on which nothing more was to be done for the bank. */
    private static Optional<LocalDate> finishedOn(CreditCase one, BankFile file, Stage stage) {
        if (file.end().isPresent()) {
            return file.end().map(BankFile.End::on);
        }
        return switch (stage) {
            case NOT_TAKEN ->
                    file.claim()
                            .flatMap(claim -> claim.answeredAt())
                            .map(at -> LocalDate.ofInstant(at, WireTime.ZONE));
            case PAID ->
                    file.of(Item.Kind.PAYMENT).stream()
                            .flatMap(item -> item.on().stream())
                            .max(LocalDate::compareTo);
            case TERMINATED ->
                    one.milestones().stream()
                            .filter(what -> what.kind() == Milestone.Kind.TERMINATED)
                            .map(Milestone::on)
                            .findFirst();
            default -> Optional.empty();
        };
    }

    /** The State Bank, where the directory has one alone. */
    private Optional<AgencyId> stateBank() {
        List<AgencyId> all =
                directory.agencies().stream()
                        .filter(one -> one.kind().equals("state-bank"))
                        .map(Agency::id)
                        .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
