package vn.liennganh.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;

/** Cases of banks, cut to what a viewer may see. */
@Service
public class CreditCases {

    /** Pages of {@link Query#LIMIT_MAX} cases that are looked at for a whole list. */
    private static final int PAGES_MAX = 50;

    private final CreditBook book;
    private final Desks desks;
    private final Viewing viewing;

    CreditCases(CreditBook book, Desks desks, Viewing viewing) {
        this.book = book;
        this.desks = desks;
        this.viewing = viewing;
    }

    public Standing<CreditCase> cut(AgencyId viewer, Standing<CreditCase> one) {
        return new Standing<>(
                one.matter(), one.last(), one.at(), one.content().seenBy(viewing.viewers(viewer)));
    }

    /**
     * The case of that number; empty where the viewer may not know of it.
     *
     * @param agency whose case it is; the viewer's own where absent
     */
    public Optional<Standing<CreditCase>> one(
            AgencyId viewer, Optional<AgencyId> agency, String number, Optional<Instant> at) {
        Set<AgencyId> agencies = agency.map(Set::of).orElseGet(() -> viewing.viewers(viewer));
        return viewing.visible(book, viewer, desks.find(book, agencies, number), at).stream()
                .map(one -> cut(viewer, one))
                .filter(one -> one.content().credit())
                .findFirst();
    }

    /** The cases of a package; none where the viewer may not know of it. */
    public List<Standing<CreditCase>> ofPackage(AgencyId viewer, UUID exchange) {
        return viewing.visible(book, viewer, desks.find(book, exchange), Optional.empty()).stream()
                .map(one -> cut(viewer, one))
                .filter(one -> claimed(one.content(), exchange))
                .toList();
    }

    private static boolean claimed(CreditCase one, UUID exchange) {
        return one.files().stream()
                .flatMap(file -> file.claim().stream())
                .anyMatch(claim -> claim.exchange().equals(exchange));
    }

    /**
     * Everything that a viewer may see.
     *
     * @param complete false where there was more than is looked at
     */
    public record All(List<Standing<CreditCase>> cases, boolean complete) {}

    /** Every case of a bank that the viewer may see, by agency and number. */
    public All all(AgencyId viewer) {
        return all(viewer, PAGES_MAX);
    }

    /** The same, from the first so many pages of {@link Query#LIMIT_MAX} cases. */
    public All all(AgencyId viewer, int pages) {
        List<Standing<CreditCase>> all = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        for (int page = 0; page < Math.min(pages, PAGES_MAX); page++) {
            Viewing.Page<CreditCase> found =
                    viewing.page(
                            book,
                            viewer,
                            Set.of(Marks.credit(viewer)),
                            after,
                            Query.LIMIT_MAX,
                            Optional.empty());
            found.items().forEach(one -> all.add(cut(viewer, one)));
            after = found.next();
            if (after.isEmpty()) {
                return new All(all, true);
            }
        }
        return new All(all, false);
    }
}
