package vn.liennganh.console.open.debtor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;

/**
 * Who is published: from the agency's record of the publication until the end is ordered. From then
 * on nothing of what was published is kept here, whether or not the portal has taken it down yet.
 */
@Component
class PublicationBook implements Book<PublicationBook.Shown> {

    private final PublicationRepository rows;

    PublicationBook(PublicationRepository rows) {
        this.rows = rows;
    }

    /**
     * Where it stands.
     *
     * @param now empty before and after
     * @param ended for good: what comes afterwards publishes nothing
     */
    record Shown(Optional<Publication> now, boolean ended) {}

    @Override
    public String name() {
        return "publication";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Shown> type() {
        return Shown.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("debtor-publication");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return Set.of(
                new Matter(opening.from(), opening.caseNumber(), opening.exchange().toString()));
    }

    @Override
    public Shown empty(Matter matter) {
        return new Shown(Optional.empty(), false);
    }

    @Override
    public Shown after(Shown before, Heard heard) {
        return switch (heard.type()) {
            case "debtor-publication.publication-record" ->
                    before.ended() || !heard.says("publication")
                            ? before
                            : new Shown(Optional.of(Publication.of(heard)), false);
            case "debtor-publication.change" ->
                    new Shown(before.now().map(Publication::toBeChanged), before.ended());
            case "debtor-publication.posting-end",
                    "debtor-publication.take-down-record",
                    "debtor-publication.return" ->
                    new Shown(Optional.empty(), true);
            default -> before;
        };
    }

    @Override
    public Entry entry(Standing<Shown> standing) {
        return new Entry(Set.of(standing.matter().agency()), Set.of());
    }

    @Override
    public void kept(Collection<Standing<Shown>> moved, boolean anew) {
        List<Publication> shown =
                moved.stream().flatMap(one -> one.content().now().stream()).toList();
        List<Matter> hidden =
                moved.stream()
                        .filter(one -> one.content().now().isEmpty())
                        .map(Standing::matter)
                        .toList();
        rows.keep(shown, hidden, anew);
    }
}
