package vn.liennganh.console.money;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.FreezeLedgers;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Where to freeze for what no order covers, and both sides of every step in three piles. */
@Service
class FreezePlans {

    private static final Set<String> HOLDERS = Set.of("bank", "state-treasury");
    private static final List<String> OF_ONE_DECISION =
            List.of(
                    "decision",
                    "freezeAmount",
                    "accounts",
                    "allAccounts",
                    "staysFree",
                    "urgentMinutes");
    private static final int HOLDERS_MAX = 200;

    private final DebtViews views;
    private final FreezeDrafts drafts;
    private final FreezeLedgers ledgers;
    private final Directory directory;
    private final DutyNames names;
    private final Clock clock;

    FreezePlans(
            DebtViews views,
            FreezeDrafts drafts,
            FreezeLedgers ledgers,
            Directory directory,
            DutyNames names,
            @Qualifier("hubClock") Clock clock) {
        this.views = views;
        this.drafts = drafts;
        this.ledgers = ledgers;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    /** A place where a debtor may have money. */
    public record Holding(String id, String name) {}

    /** Both sides of one step. */
    public record Pair(
            String link,
            String holder,
            String reference,
            String said,
            String answered,
            long days) {}

    /** One of the three piles of a debt. */
    public record Pile(String word, List<Pair> pairs) {}

    /** All that may be asked to hold money, by name. */
    List<Holding> places(Words words) {
        return directory.agencies().stream()
                .filter(one -> HOLDERS.contains(one.kind()) && one.inForce(directory.today()))
                .map(Agency::id)
                .map(one -> new Holding(one.value(), names.agency(one, words)))
                .sorted(java.util.Comparator.comparing(Holding::name))
                .toList();
    }

    /** A plan written from the latest order of the debt; empty where no order says what is owed. */
    Optional<FreezeDrafts.Planned> plan(
            Standing<Position> debt, Person person, List<String> holders) {
        Set<AgencyId> where = new LinkedHashSet<>();
        for (String one : holders) {
            directory.agencies().stream()
                    .filter(agency -> agency.id().value().equals(one))
                    .filter(agency -> HOLDERS.contains(agency.kind()))
                    .forEach(agency -> where.add(agency.id()));
        }
        if (where.isEmpty() || where.size() > HOLDERS_MAX) {
            return Optional.empty();
        }
        return views.order(debt.content())
                .filter(body -> body.has("obligationAmount") && body.has("enforcementCosts"))
                .map(FreezePlans::pattern)
                .map(body -> drafts.plan(person.acting(), debt.matter().number(), body, where));
    }

    /** What every order of the debt says alike; the next decision has a number of its own. */
    private static ObjectNode pattern(ObjectNode last) {
        ObjectNode body = last.deepCopy();
        ObjectNode decision =
                body.path("decision") instanceof ObjectNode before ? before.deepCopy() : null;
        body.remove(OF_ONE_DECISION);
        if (decision != null) {
            decision.remove(List.of("number", "date"));
            body.set("decision", decision);
        }
        return body;
    }

    PlanView view(FreezeDrafts.Planned made, Words words) {
        List<PlanView.Line> lines = new ArrayList<>();
        for (Draft one : made.drafts()) {
            long amount = one.body().path("freezeAmount").path("amount").asLong(0);
            lines.add(
                    new PlanView.Line(
                            Proposals.key(one),
                            names.title(one.type(), words),
                            names.agency(one.to().get(0), words),
                            amount > 0 ? Dong.full(amount) : ""));
        }
        boolean english = words.locale().equals(Locale.ENGLISH);
        return new PlanView(
                Dong.full(made.plan().need()),
                Dong.full(made.plan().missing()),
                made.plan().missing() > 0,
                lines,
                made.plan().leftOut().stream()
                        .map(
                                one ->
                                        new PlanView.Free(
                                                names.agency(one.holder(), words),
                                                one.number(),
                                                Dong.full(one.free()),
                                                english ? one.en() : one.vi()))
                        .toList());
    }

    /** The piles of a debt, as they stood at the moment of the standing. */
    List<Pile> piles(Standing<Position> debt, Words words) {
        Reconciliation all = ledgers.reconciled(debt.matter(), debt.at());
        Instant now = clock.instant();
        return Arrays.stream(Reconciliation.Pile.values())
                .map(
                        pile ->
                                new Pile(
                                        pile.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                        all.of(pile).stream()
                                                .map(one -> pair(one, now, words))
                                                .toList()))
                .toList();
    }

    private Pair pair(Reconciliation.Item one, Instant now, Words words) {
        boolean transfer = one.link() == Reconciliation.Link.TRANSFER_RECEIPT;
        return new Pair(
                words.say("money.link-" + one.link().word()),
                names.agency(one.holder(), words),
                transfer ? one.reference() : "",
                Dong.full(one.said()),
                Dong.full(one.answered()),
                Duration.between(one.since(), now).toDays());
    }
}
