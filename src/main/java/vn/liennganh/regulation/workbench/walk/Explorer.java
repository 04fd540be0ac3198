package vn.liennganh.regulation.workbench.walk;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.lint.Finding;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.Parts;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;

/**
 * Walks every procedure and says where it fails: where nobody can go on, what can be owed for ever,
 * from where no end can be reached, and what can never be said.
 */
public final class Explorer {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * What a walk found.
     *
     * @param situations how many different ones there are
     */
    public record Result(
            String procedure, int edition, int situations, boolean complete, List<Finding> found) {

        public Result {
            found = List.copyOf(found);
        }
    }

    private final RuleShelf shelf;
    private final RuleBook rules;
    private final Cast cast;
    private final LocalDate day;
    private final int limit;

    /**
     * @param day on which everything happens, for editions in force on it; others on their last day
     * @param limit how many situations are walked at most in each procedure
     */
    public Explorer(Path config, LocalDate day, int limit) {
        this.shelf = RuleShelf.of(config);
        this.rules = RuleFiles.load(config);
        this.cast = Cast.of(config);
        this.day = day;
        this.limit = limit;
    }

    /** All editions, or those of one procedure. */
    public List<Result> explore(Optional<String> procedure) {
        List<Result> results = new ArrayList<>();
        for (RuleSheet sheet : shelf.sheets()) {
            if (procedure.map(sheet.procedure()::equals).orElse(true)) {
                rules.edition(sheet.procedure(), sheet.edition())
                        .ifPresent(edition -> results.add(explore(sheet, edition)));
            }
        }
        return results;
    }

    private Result explore(RuleSheet sheet, Edition edition) {
        Walk walk =
                new Walk(new Stage(rules, cast), edition, players(sheet), moment(edition), limit)
                        .run();
        Debts debts = new Debts(walk).run();
        for (debts.tell(); !walk.complete() && !walk.cut(); debts.tell()) {
            debts = new Debts(walk.goOn()).run();
        }
        List<Finding> findings = new ArrayList<>();
        if (walk.complete()) {
            deadEnds(sheet, edition, walk, findings);
            duties(sheet, walk, debts, findings);
            // What never ends, such as a register, has nothing to be released from.
            if (!edition.terminal().isEmpty()) {
                releases(sheet, edition, walk, findings);
            }
            neverAccepted(sheet, edition, walk, findings);
        } else {
            findings.add(
                    Finding.of(
                            Kind.WALK_INCOMPLETE,
                            new Place(sheet.file(), 1),
                            sheet.procedure(),
                            limit));
        }
        findings.sort(Finding.IN_ORDER);
        return new Result(
                sheet.procedure(), sheet.edition(), walk.nodes().size(), walk.complete(), findings);
    }

    private static void neverAccepted(
            RuleSheet sheet, Edition edition, Walk walk, List<Finding> findings) {
        for (MessageRule rule : edition.messages().values()) {
            if (!walk.accepted().contains(rule.type())) {
                sheet.message(rule.type().message())
                        .ifPresent(
                                message ->
                                        findings.add(
                                                Finding.of(
                                                        Kind.NEVER_ACCEPTED,
                                                        message.place(),
                                                        message.type(),
                                                        walk.speech()
                                                                .refusals()
                                                                .mostFrequent(rule.type()))));
            }
        }
    }

    /** One agency of each part, two where agencies of one part speak to each other. */
    private List<AgencyId> players(RuleSheet sheet) {
        Set<AgencyId> players = new LinkedHashSet<>();
        Parts parts = Parts.of(sheet);
        for (int number = 0; number < parts.parts().size(); number++) {
            int part = number;
            List<AgencyId> all = new ArrayList<>();
            parts.parts().get(part).forEach(kind -> all.addAll(cast.ofKind(kind)));
            boolean amongThemselves =
                    sheet.messages().stream()
                            .anyMatch(
                                    one ->
                                            parts.of(one.fromKinds()).contains(part)
                                                    && parts.of(one.toKinds()).contains(part));
            all.stream().limit(amongThemselves ? 2 : 1).forEach(players::add);
        }
        if (sheet.messages().stream().anyMatch(one -> one.from().isEmpty() || one.to().isEmpty())) {
            players.addAll(cast.ofKind("enforcement-agency").subList(0, 1));
            players.addAll(cast.ofKind("bank").subList(0, 1));
        }
        return List.copyOf(players);
    }

    private Instant moment(Edition edition) {
        LocalDate on = edition.inForce(day) ? day : edition.to().orElse(edition.from());
        LocalDate worked = on;
        while (!rules.clock().calendar().worked(worked) && edition.inForce(worked.minusDays(1))) {
            worked = worked.minusDays(1);
        }
        return worked.atTime(MORNING).atZone(LegalClock.ZONE).toInstant();
    }

    private static void deadEnds(
            RuleSheet sheet, Edition edition, Walk walk, List<Finding> findings) {
        Set<String> told = new HashSet<>();
        for (Node node : walk.nodes()) {
            boolean stuck =
                    node.passages().stream()
                            .allMatch(one -> one.to().standing().equals(node) && !one.touches());
            if (stuck && !ended(edition, node.state()) && told.add(node.state().state())) {
                findings.add(
                        Finding.of(
                                Kind.DEAD_END,
                                place(sheet, node.state().state()),
                                sheet.procedure(),
                                node.state().state(),
                                node.way()));
            }
        }
    }

    /** Whether what is owed can always be done. */
    private void duties(RuleSheet sheet, Walk walk, Debts debts, List<Finding> findings) {
        for (Map.Entry<String, String> one : walk.opened().entrySet()) {
            Optional<Duty> duty = rules.duty(one.getKey());
            boolean elsewhere =
                    duty.isEmpty()
                            || duty.get().closedBy().stream()
                                    .anyMatch(by -> elsewhere(sheet.procedure(), by));
            if (elsewhere || duty.orElseThrow().atOnce()) {
                continue;
            }
            Optional<String> stuck = debts.stuck(one.getKey());
            if (stuck.isPresent() || !debts.fulfilled().contains(one.getValue())) {
                findings.add(
                        Finding.of(
                                Kind.DUTY_NEVER_DISCHARGED,
                                place(sheet, one.getKey()),
                                one.getKey(),
                                stuck.orElse("")));
            }
        }
    }

    /** Fulfilled in an exchange of its own, which is no part of this walk. */
    private static boolean elsewhere(String procedure, Duty.Closing by) {
        return by.related() || !by.type().startsWith(procedure + ".");
    }

    private static void releases(
            RuleSheet sheet, Edition edition, Walk walk, List<Finding> findings) {
        List<Node> ends =
                walk.nodes().stream().filter(node -> ended(edition, node.state())).toList();
        Set<Node> fine = new Ways(walk.nodes()).leadingTo(ends);
        Set<String> told = new HashSet<>();
        for (Node node : walk.nodes()) {
            if (!fine.contains(node) && told.add(node.state().state())) {
                findings.add(
                        Finding.of(
                                Kind.NOT_RELEASABLE,
                                place(sheet, node.state().state()),
                                sheet.procedure(),
                                node.state().state(),
                                node.way()));
            }
        }
    }

    /** Every lane, or the exchange as a whole, stands in a terminal state or in none at all. */
    private static boolean ended(Edition edition, ExchangeState state) {
        if (!state.lanes().isEmpty()) {
            return edition.terminal().containsAll(state.lanes().values());
        }
        return state.state().isEmpty() || edition.terminal().contains(state.state());
    }

    /** Where a state, or a duty by its full name, is written. */
    private static Place place(RuleSheet sheet, String name) {
        if (sheet.states().containsKey(name)) {
            return sheet.states().get(name).place();
        }
        for (MessageSheet message : sheet.messages()) {
            for (DutySheet duty : message.duties()) {
                if (name.contains("#" + message.name() + "." + duty.id())) {
                    return duty.place();
                }
            }
        }
        return new Place(sheet.file(), 1);
    }
}
