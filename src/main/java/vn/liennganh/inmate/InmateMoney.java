package vn.liennganh.inmate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Posting;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;

/** Brings prisoners and keepers' transfers together. */
@Service
public class InmateMoney {

    /** What the two sides of a keeper's account have between them. */
    public record Between(List<Inmate> inmates, List<Transfer> transfers) {

        public Between {
            inmates = List.copyOf(inmates);
            transfers = List.copyOf(transfers);
        }

        public Accounts accounts() {
            return Accounts.of(inmates, transfers);
        }
    }

    private final Desks desks;
    private final InmateBook inmates;
    private final TransferBook transfers;

    InmateMoney(Desks desks, InmateBook inmates, TransferBook transfers) {
        this.desks = desks;
        this.inmates = inmates;
        this.transfers = transfers;
    }

    public Optional<Standing<Inmate>> find(UUID exchange) {
        return desks.find(inmates, exchange).stream().findFirst();
    }

    /** The transfers that were spoken of in a prisoner's exchange, of its own two sides. */
    public List<Transfer> transfers(Inmate inmate, Instant at) {
        return filed(inmate).stream()
                .map(one -> desks.at(transfers, one.matter(), at))
                .filter(one -> one.last() > 0)
                .map(Standing::content)
                .toList();
    }

    /** The transfers that were spoken of in a prisoner's exchange, as they are now. */
    public List<Transfer> transfers(Inmate inmate) {
        return filed(inmate).stream().map(Standing::content).toList();
    }

    private List<Standing<Transfer>> filed(Inmate inmate) {
        return desks.find(transfers, inmate.exchange()).stream()
                .filter(one -> one.content().agency().equals(inmate.agency()))
                .filter(one -> inmate.keepers().contains(one.content().keeper()))
                .toList();
    }

    /** Where a prisoner's money is now. */
    public Accounts accounts(Inmate inmate) {
        return Accounts.of(inmate, transfers(inmate));
    }

    /** Where it was at that instant. */
    public Accounts accounts(Inmate inmate, Instant at) {
        return Accounts.of(inmate, transfers(inmate, at));
    }

    /** The journal of a prisoner: each message a voucher whose lines add up to nothing. */
    public List<Posting> journal(Inmate now, Instant at) {
        Matter matter = InmateBook.matter(now.agency(), now.exchange());
        SortedMap<Long, Heard> said = new TreeMap<>();
        desks.heard(inmates, matter, at).forEach(one -> said.put(one.number(), one));
        Map<Matter, Transfer> moved = new LinkedHashMap<>();
        for (Standing<Transfer> one : filed(now)) {
            moved.put(one.matter(), transfers.empty(one.matter()));
            desks.heard(transfers, one.matter(), at)
                    .forEach(heard -> said.put(heard.number(), heard));
        }
        List<Posting> postings = new ArrayList<>();
        Inmate inmate = inmates.empty(matter);
        Accounts before = Accounts.of(inmate, List.of());
        for (Heard heard : said.values()) {
            inmate =
                    heard.exchange().equals(now.exchange()) ? inmates.after(inmate, heard) : inmate;
            moved.replaceAll((key, one) -> transfers.about(key, heard) ? one.after(heard) : one);
            Accounts after = Accounts.of(inmate, List.copyOf(moved.values()));
            after.since(before)
                    .forEach(
                            (account, dong) ->
                                    postings.add(
                                            new Posting(
                                                    heard.number(),
                                                    heard.id(),
                                                    heard.envelope().type(),
                                                    heard.at(),
                                                    account,
                                                    dong)));
            before = after;
        }
        return postings;
    }

    /** All prisoners and transfers between an agency and a keeper, named in either order. */
    public Between between(AgencyId one, AgencyId other) {
        List<Inmate> found = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        List<Standing<Inmate>> page;
        Set<AgencyId> sides = Set.of(one, other);
        do {
            page = desks.page(inmates, new Query(sides, Set.of(), after, Query.LIMIT_MAX));
            page.stream()
                    .map(Standing::content)
                    .filter(all -> sides.contains(all.agency()))
                    .filter(all -> all.keepers().stream().anyMatch(sides::contains))
                    .map(all -> ofKeepers(all, sides))
                    .forEach(found::add);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).matter());
        } while (page.size() == Query.LIMIT_MAX);
        List<Transfer> sent = new ArrayList<>();
        for (AgencyId keeper : sides) {
            desks.find(transfers, sides, keeper.value()).stream()
                    .map(Standing::content)
                    .forEach(sent::add);
        }
        return new Between(found, sent);
    }

    /** The same prisoner with nothing on the account of another keeper. */
    private static Inmate ofKeepers(Inmate one, Set<AgencyId> keepers) {
        Inmate.Money money = one.money();
        return new Inmate(
                one.exchange(),
                one.agency(),
                one.keepers(),
                one.who(),
                one.owed(),
                new Inmate.Money(
                        money.collections().stream()
                                .filter(all -> keepers.contains(all.keeper()))
                                .toList(),
                        money.payouts().stream()
                                .filter(all -> keepers.contains(all.keeper()))
                                .toList(),
                        money.discrepancies().stream()
                                .filter(all -> keepers.contains(all.keeper()))
                                .toList()),
                one.custody().stream().filter(all -> keepers.contains(all.keeper())).toList(),
                one.change());
    }
}
