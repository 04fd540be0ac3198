package vn.liennganh.inmate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.certificate.Returns;
import vn.liennganh.inmate.certificate.Sums;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.inmate.position.Discrepancy;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Owed;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;

/** What the desk's own sums say of a certificate, and which certificates returned money touches. */
@Service
public class CertifiedMoney {

    /**
     * The sums of a prisoner as far as messages tell them.
     *
     * @param sums empty where some message returned money and did not say how much
     * @param counted the payments that count, by the office's policy
     * @param waiting those that have not come far enough yet
     */
    public record Result(
            Inmate inmate,
            Optional<Sums> sums,
            List<Item> counted,
            List<Item> waiting,
            List<Returned> returned) {

        public Result {
            counted = List.copyOf(counted);
            waiting = List.copyOf(waiting);
            returned = List.copyOf(returned);
        }
    }

    /** A certificate that counts money which went back after it was given. */
    public record Touched(Line line, Inmate inmate, List<Returned> returned) {

        public Touched {
            returned = List.copyOf(returned);
        }

        /** The last of what went back. */
        public Returned last() {
            return returned.get(returned.size() - 1);
        }
    }

    private final Desks desks;
    private final InmateBook inmates;
    private final CertificateBook lines;
    private final ReturnBook returns;
    private final InmateMoney money;
    private final OfficePolicy policy;

    CertifiedMoney(
            Desks desks,
            InmateBook inmates,
            CertificateBook lines,
            ReturnBook returns,
            InmateMoney money,
            OfficePolicy policy) {
        this.desks = desks;
        this.inmates = inmates;
        this.lines = lines;
        this.returns = returns;
        this.money = money;
        this.policy = policy;
    }

    /**
     * The sums of whom a line is about: the one prisoner of that name under the same decision at
     * the same agency. Empty where messages tell of none, or of more than one.
     */
    public Optional<Result> of(Line line) {
        List<Inmate> found =
                papers(line.decision(), line.judgment())
                        .flatMap(paper -> marked(inmates, line.agency(), paper).stream())
                        .filter(one -> one.agency().equals(line.agency()) && same(line, one))
                        .distinct()
                        .toList();
        return found.size() == 1 ? Optional.of(of(found.get(0))) : Optional.empty();
    }

    /** The sums of a prisoner. */
    public Result of(Inmate inmate) {
        Accounts accounts = money.accounts(inmate);
        List<Item> counted = new ArrayList<>();
        List<Item> waiting = new ArrayList<>();
        for (Item one : accounts.items()) {
            if (one.kind() != Item.Kind.PAYOUT) {
                (counts(one) ? counted : waiting).add(one);
            }
        }
        List<Returned> back =
                returned(inmate).stream()
                        .filter(one -> one.kind() != Returned.Kind.PAYOUT)
                        .toList();
        boolean known = back.stream().allMatch(one -> one.amount() > 0);
        return new Result(
                inmate,
                known ? Optional.of(sums(inmate, counted, back)) : Optional.empty(),
                counted,
                waiting,
                back);
    }

    private boolean counts(Item one) {
        return one.kind() == Item.Kind.DIRECT_PAYMENT
                || one.state().compareTo(policy.certifying().countsFrom()) >= 0;
    }

    private static Sums sums(Inmate inmate, List<Item> counted, List<Returned> back) {
        List<Owed> owed =
                inmate.owed().stream().filter(one -> one.toPay() && one.amount() > 0).toList();
        long total = owed.stream().mapToLong(Owed::amount).sum();
        return Sums.of(
                owed.stream().findFirst().map(one -> new Sums.One(one.message(), total)),
                counted.stream().map(one -> new Sums.One(one.message(), one.amount())).toList(),
                back.stream().map(one -> new Sums.One(one.message(), one.amount())).toList());
    }

    /** Certificates that count what went back; none where it is of no prisoner of that agency. */
    public List<Touched> touched(Returns of) {
        return money.find(of.exchange())
                .map(Standing::content)
                .filter(one -> one.agency().equals(of.agency()))
                .map(this::touched)
                .orElse(List.of());
    }

    /** Certificates that count money which went back since, the latest return last. */
    public List<Touched> touched(Inmate inmate) {
        List<Returned> back = returned(inmate);
        if (back.isEmpty()) {
            return List.of();
        }
        List<Touched> all = new ArrayList<>();
        for (Line line : lines(inmate)) {
            List<Returned> since =
                    line.given().stream()
                            .filter(one -> line.state() != Line.State.WITHDRAWN)
                            .flatMap(one -> back.stream().filter(it -> touches(inmate, one, it)))
                            .toList();
            if (!since.isEmpty()) {
                all.add(new Touched(line, inmate, since));
            }
        }
        return all;
    }

    private static boolean touches(Inmate inmate, Line.Given given, Returned back) {
        // What the certificate has taken off already does not touch it, however late it was told.
        boolean told =
                given.sums().isPresent()
                        ? given.sums().get().returned().stream()
                                .anyMatch(one -> one.source().equals(back.message()))
                        : !back.at().isAfter(given.until());
        if (told) {
            return false;
        }
        if (back.kind() == Returned.Kind.PAYOUT) {
            return inmate.money().payouts().stream()
                    .filter(one -> back.answers().isEmpty() || answers(back, one.message()))
                    .anyMatch(one -> counted(given, one.message(), one.at()));
        }
        return inmate.money().collections().stream()
                .anyMatch(one -> counted(given, one.message(), one.at()));
    }

    private static boolean answers(Returned back, java.util.UUID message) {
        return back.answers().filter(message::equals).isPresent();
    }

    /** Where a certificate does not name what it counts, it counts what was told before it. */
    private static boolean counted(Line.Given given, java.util.UUID message, java.time.Instant at) {
        return given.sums()
                .map(sums -> sums.counts(message))
                .orElseGet(() -> !at.isAfter(given.until()));
    }

    /** What went back of a prisoner's money, without what nobody had counted as the prisoner's. */
    private List<Returned> returned(Inmate inmate) {
        Optional<Standing<Returns>> told =
                desks.find(returns, ReturnBook.matter(inmate.agency(), inmate.exchange()));
        if (told.isEmpty()) {
            return List.of();
        }
        List<Transfer> transfers = money.transfers(inmate);
        return told.get().content().all().stream()
                .flatMap(one -> own(one, inmate, transfers).stream())
                .sorted(Comparator.comparing(Returned::at))
                .toList();
    }

    /** Of a refund only what the lines of the list had explained. */
    private static Optional<Returned> own(Returned one, Inmate inmate, List<Transfer> transfers) {
        if (one.kind() != Returned.Kind.REFUND) {
            return Optional.of(one);
        }
        Optional<Discrepancy> told =
                inmate.money().discrepancies().stream()
                        .filter(
                                all ->
                                        one.answers().isPresent()
                                                ? answers(one, all.message())
                                                : all.reference().equals(one.reference()))
                        .findFirst();
        String reference = told.map(Discrepancy::reference).orElse(one.reference());
        long refunded = told.map(Discrepancy::settled).orElse(one.amount());
        return transfers.stream()
                .filter(all -> all.reference().equals(reference) && all.list().isPresent())
                .findFirst()
                .map(all -> refunded - Math.max(0, all.received() - all.sent()))
                .filter(rest -> rest > 0)
                .map(
                        rest ->
                                new Returned(
                                        one.message(),
                                        one.kind(),
                                        rest,
                                        reference,
                                        one.answers(),
                                        one.at()));
    }

    private List<Line> lines(Inmate inmate) {
        return papers(inmate.who().decision(), inmate.who().judgment())
                .flatMap(paper -> marked(lines, inmate.agency(), paper).stream())
                .filter(one -> one.agency().equals(inmate.agency()) && same(one, inmate))
                .distinct()
                .toList();
    }

    private <P> List<P> marked(Book<P> book, AgencyId agency, Paper paper) {
        Query query =
                new Query(Set.of(agency), Set.of(paper.mark()), Optional.empty(), Query.LIMIT_MAX);
        return desks.page(book, query).stream().map(Standing::content).toList();
    }

    private static Stream<Paper> papers(Optional<Paper> decision, Optional<Paper> judgment) {
        return Stream.concat(decision.stream(), judgment.stream());
    }

    /** The same person under the same decision, as far as both sides name one. */
    private static boolean same(Line line, Inmate inmate) {
        boolean decisions =
                line.decision().isEmpty()
                        || inmate.who().decision().isEmpty()
                        || line.decision().equals(inmate.who().decision());
        return decisions && line.name().strip().equalsIgnoreCase(inmate.who().name().strip());
    }
}
