package vn.liennganh.console.bank.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Standing;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Money of which messages speak to a bank: paid for it as a creditor, deducted by it as holder. */
@Service
class MoneyOrders {

    private static final Set<String> DEDUCTIONS =
            Set.of("account-deduction.order", "account-freeze.deduction-order");

    /** Duties that are owed, and as many that are done. */
    private static final int DUTIES_MAX = 1_000;

    /** Pages of a thousand cases that a screen looks at. */
    private static final int PAGES = 5;

    private final CreditCases cases;
    private final Sight sight;
    private final MessageArchive archive;
    private final Desks desks;
    private final DutyNames names;

    MoneyOrders(
            CreditCases cases, Sight sight, MessageArchive archive, Desks desks, DutyNames names) {
        this.cases = cases;
        this.sight = sight;
        this.archive = archive;
        this.desks = desks;
        this.names = names;
    }

    /**
     * What a statement is held against.
     *
     * @param complete false where there is more than is looked at
     */
    record Found(List<Statement.Order> orders, boolean complete) {}

    /** Orders that are owed and those that were done last; none that was waived or replaced. */
    Found of(Person person, Words words) {
        return of(person, words, DUTIES_MAX);
    }

    Found of(Person person, Words words, int most) {
        List<Statement.Order> all = new ArrayList<>();
        CreditCases.All known = cases.all(person.acting(), PAGES);
        for (Standing<CreditCase> one : known.cases()) {
            one.content().files().stream()
                    .flatMap(file -> file.of(Item.Kind.PAYMENT).stream())
                    .map(paid -> payment(one.matter().number(), paid, words))
                    .forEach(all::add);
        }
        ObligationPage owed =
                sight.obligations(
                        person.acting(),
                        new ObligationFilter(
                                EnumSet.of(Obligation.Status.OPEN, Obligation.Status.OVERDUE),
                                ObligationFilter.Role.PARTY),
                        Optional.empty(),
                        most);
        ObligationPage done = sight.done(person.acting(), Optional.empty(), most);
        List<UUID> causes =
                Stream.concat(owed.items().stream(), done.items().stream())
                        .map(Obligation::cause)
                        .distinct()
                        .toList();
        archive.find(causes).stream()
                .filter(one -> DEDUCTIONS.contains(one.type().value()))
                .flatMap(one -> sight.message(one.id(), person.acting()).stream())
                .flatMap(one -> desks.message(one.id()).stream())
                .map(one -> deduction(one, words))
                .forEach(all::add);
        return new Found(all, known.complete() && owed.next().isEmpty() && done.next().isEmpty());
    }

    private Statement.Order payment(String number, Item paid, Words words) {
        return new Statement.Order(
                paid.words(),
                number,
                names.agency(paid.from(), words),
                paid.amount().orElse(0),
                Statement.Side.IN,
                "/hop-thu/" + paid.message());
    }

    private Statement.Order deduction(Heard one, Words words) {
        return new Statement.Order(
                one.body().path("decision").path("number").asString(""),
                one.envelope().caseNumber().orElse(""),
                names.agency(one.from(), words),
                one.dong("amount"),
                Statement.Side.OUT,
                "/hop-thu/" + one.id());
    }
}
