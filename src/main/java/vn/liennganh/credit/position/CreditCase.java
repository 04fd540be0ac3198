package vn.liennganh.credit.position;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;

/**
 * A case as the bank-credit desk knows it: what enforcement messages say of it, and a file for each
 * bank. Cases that concern no bank have milestones only.
 *
 * @param central departments through which waivers go
 */
public record CreditCase(
        Matter key,
        List<Milestone> milestones,
        List<BankFile> files,
        List<Waiver> waivers,
        List<AgencyId> central) {

    private static final int MILESTONES_MAX = 300;

    public CreditCase {
        milestones = List.copyOf(milestones);
        files = List.copyOf(files);
        waivers = List.copyOf(waivers);
        central = List.copyOf(central);
    }

    public static CreditCase empty(Matter key) {
        return new CreditCase(key, List.of(), List.of(), List.of(), List.of());
    }

    /** Whether a bank has anything to do with it. */
    public boolean credit() {
        return !files.isEmpty() || !waivers.isEmpty();
    }

    public Lane lane() {
        return Lane.of(milestones);
    }

    public Optional<BankFile> file(AgencyId institution) {
        return files.stream().filter(one -> one.institution().equals(institution)).findFirst();
    }

    CreditCase with(Milestone milestone) {
        List<Milestone> all = new ArrayList<>(milestones);
        boolean known = all.stream().anyMatch(one -> one.same(milestone) && one.only().isEmpty());
        if (!known) {
            all.add(milestone);
        }
        return new CreditCase(
                key,
                all.subList(Math.max(0, all.size() - MILESTONES_MAX), all.size()),
                files,
                waivers,
                central);
    }

    CreditCase changing(AgencyId institution, UnaryOperator<BankFile> change) {
        List<BankFile> all = new ArrayList<>(files);
        BankFile before = file(institution).orElse(BankFile.empty(institution));
        all.removeIf(one -> one.institution().equals(institution));
        all.add(change.apply(before));
        all.sort(Comparator.comparing(BankFile::institution));
        return new CreditCase(key, milestones, all, waivers, central);
    }

    CreditCase each(UnaryOperator<BankFile> change) {
        return new CreditCase(
                key, milestones, files.stream().map(change).toList(), waivers, central);
    }

    CreditCase with(Waiver waiver) {
        List<Waiver> all = new ArrayList<>(waivers);
        all.replaceAll(one -> one.exchange().equals(waiver.exchange()) ? waiver : one);
        if (!all.contains(waiver)) {
            all.add(waiver);
        }
        return new CreditCase(key, milestones, files, all, central);
    }

    CreditCase through(AgencyId department) {
        SortedSet<AgencyId> all = new TreeSet<>(central);
        all.add(department);
        return new CreditCase(key, milestones, files, waivers, List.copyOf(all));
    }

    /**
     * What these agencies may see of it: the agency and the department everything; a bank its own
     * file, what it alone was told, and, once the agency has treated it as a creditor, the facts of
     * the case; of no other bank anything.
     */
    public CreditCase seenBy(Set<AgencyId> viewers) {
        if (viewers.contains(key.agency()) || central.stream().anyMatch(viewers::contains)) {
            return this;
        }
        List<BankFile> own =
                files.stream()
                        .filter(one -> one.offices().stream().anyMatch(viewers::contains))
                        .toList();
        return new CreditCase(
                key,
                milestones.stream()
                        .filter(one -> own.stream().anyMatch(file -> sees(file, one)))
                        .toList(),
                own,
                waivers.stream()
                        .filter(one -> one.offices().stream().anyMatch(viewers::contains))
                        .toList(),
                List.of());
    }

    private static boolean sees(BankFile file, Milestone one) {
        return one.only().map(file.institution()::equals).orElse(file.admitted());
    }

    /** How far it has come for a bank: the facts of the case, and what that bank was told. */
    public Lane laneOf(BankFile file) {
        return Lane.of(milestones.stream().filter(one -> sees(file, one)).toList());
    }

    /** Whose turn it is for a file. */
    public Set<AgencyId> waitsOn(BankFile file) {
        SortedSet<AgencyId> all = new TreeSet<>();
        if (file.end().isPresent()) {
            return all;
        }
        if (file.claim().filter(one -> one.outcome() == Claim.Outcome.OPEN).isPresent()) {
            all.add(key.agency());
        }
        file.items().forEach(one -> one.waitsOn().ifPresent(all::add));
        waivers.stream()
                .filter(one -> one.institution().filter(file.institution()::equals).isPresent())
                .forEach(one -> one.waitsOn().ifPresent(all::add));
        return all;
    }

    /** All whose turn it is. */
    public Set<AgencyId> waitsOn() {
        SortedSet<AgencyId> all = new TreeSet<>();
        files.forEach(one -> all.addAll(waitsOn(one)));
        waivers.forEach(one -> one.waitsOn().ifPresent(all::add));
        return all;
    }
}
