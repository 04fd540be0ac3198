package vn.liennganh.console.inmate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Place;
import vn.liennganh.inmate.position.Change;
import vn.liennganh.inmate.position.Collection;
import vn.liennganh.inmate.position.CustodyItem;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Owed;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Words prisoners, their money and their things for the pages of both sides. */
@Service
class InmateViews {

    private final MatterWords matter;
    private final InmateMoney money;
    private final InmateFiles files;
    private final Proposals proposals;

    InmateViews(MatterWords matter, InmateMoney money, InmateFiles files, Proposals proposals) {
        this.matter = matter;
        this.money = money;
        this.files = files;
        this.proposals = proposals;
    }

    /** A line of a list; it names only those of whom the reader has read. */
    InmateView.Row row(
            Standing<Inmate> standing, Set<UUID> read, Set<AgencyId> readers, Words words) {
        Inmate one = standing.content();
        boolean named = read.contains(one.exchange());
        return new InmateView.Row(
                one.exchange(),
                named ? one.who().name() : "",
                one.who().prisonerNumber(),
                one.who().caseNumber(),
                other(one, readers, words),
                Dong.full(one.money().collections().stream().mapToLong(Collection::amount).sum()),
                one.money().discrepancies().stream().anyMatch(it -> it.resolution().isEmpty()),
                one.custody().stream().anyMatch(it -> it.state() != CustodyItem.State.RETURNED),
                change(one, words));
    }

    private String other(Inmate one, Set<AgencyId> readers, Words words) {
        boolean ours = readers.contains(one.agency());
        return ours
                ? one.keeper().map(it -> matter.agency(it, words)).orElse("")
                : matter.agency(one.agency(), words);
    }

    private static String change(Inmate one, Words words) {
        return one.change().map(it -> changed(it, words)).orElse("");
    }

    private static String changed(Change one, Words words) {
        return SchemaWords.of(one.change(), words.locale()) + " " + words.day(one.on());
    }

    /** A prisoner, now or as of an instant; duties and drafts are those of now. */
    InmateView of(
            Standing<Inmate> standing,
            Optional<Instant> at,
            Set<AgencyId> readers,
            Person person,
            Words words) {
        Inmate one = standing.content();
        Accounts accounts =
                at.map(when -> money.accounts(one, when)).orElseGet(() -> money.accounts(one));
        return new InmateView(
                one.exchange(),
                one.who().name(),
                one.who().prisonerNumber(),
                one.who().caseNumber(),
                matter.agency(one.agency(), words),
                one.keeper().map(it -> matter.agency(it, words)).orElse(""),
                change(one, words),
                totals(accounts, words),
                one.owed().stream().map(it -> owed(it, words)).toList(),
                accounts.items().stream().map(it -> sum(it, person, words)).toList(),
                one.custody().stream().map(it -> thing(it, words)).toList(),
                matter.owed(List.of(one.exchange()), person, words),
                at.isEmpty() ? proposals.lines(files.proposed(one, readers), words) : List.of());
    }

    /** Only the places where money is; those below nothing are where it came from. */
    private static List<InmateView.Total> totals(Accounts accounts, Words words) {
        Map<Place, Long> sums = new TreeMap<>();
        accounts.balances()
                .forEach((account, dong) -> sums.merge(account.place(), dong, Long::sum));
        return sums.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(
                        one ->
                                new InmateView.Total(
                                        words.say("inmates.place-" + one.getKey().word()),
                                        Dong.full(one.getValue())))
                .toList();
    }

    private static InmateView.Owed owed(Owed one, Words words) {
        String kind = SchemaWords.of(one.kind(), words.locale());
        return new InmateView.Owed(
                one.toPay(),
                one.description().isEmpty() ? kind : kind + ": " + one.description(),
                one.amount() == 0 ? "" : Dong.full(one.amount()));
    }

    private InmateView.Sum sum(Item one, Person person, Words words) {
        return new InmateView.Sum(
                words.say("inmates.kind-" + one.kind().word()),
                one.number(),
                Dong.full(one.amount()),
                words.day(one.on()),
                words.say("inmates.sum-" + one.state().word()),
                one.reference().orElse(""),
                matter.link(one.message(), person));
    }

    private InmateView.Thing thing(CustodyItem one, Words words) {
        return new InmateView.Thing(
                one.number(),
                one.description() + " (" + one.quantity() + ")",
                one.condition(),
                one.originals(),
                words.say("inmates.thing-" + one.state().word()),
                words.moment(one.since()));
    }
}
