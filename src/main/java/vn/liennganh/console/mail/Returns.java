package vn.liennganh.console.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;

/**
 * Which documents were returned (Decree 30/2020, article 21): filed under whom a return goes to and
 * the message that it names. Anybody may name any message; only what an agency says of a document
 * that it received from there, or carries on with for one that did, counts.
 */
@Component
class Returns implements Book<Returns.Returned> {

    private static final String RETURN = "document-handling.return";

    private final Desks desks;
    private final Sight sight;

    Returns(@Lazy Desks desks, @Lazy Sight sight) {
        this.desks = desks;
        this.sight = sight;
    }

    /** Everything that was said of it, in the order of acceptance. */
    record Returned(List<Said> said) {}

    /**
     * One return.
     *
     * @param from the agency that returns, by its code
     * @param by the message that says so
     */
    record Said(String from, Instant at, UUID by) {}

    /** By whom a document was returned; what the viewer may know of it. */
    List<Said> of(StoredMessage document, AgencyId viewer) {
        return desks
                .find(this, new Matter(document.from(), document.id().toString(), ""))
                .map(Standing::content)
                .map(Returned::said)
                .orElse(List.of())
                .stream()
                .filter(said -> sight.received(document, AgencyId.of(said.from())))
                .filter(
                        said ->
                                document.from().equals(viewer)
                                        || said.from().equals(viewer.value()))
                .toList();
    }

    @Override
    public String name() {
        return "document-return";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Returned> type() {
        return Returned.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("document-handling");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return opening.type().equals(RETURN) && opening.says("messageId")
                ? opening.recipients().stream()
                        .map(to -> new Matter(to, opening.text("messageId"), ""))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Override
    public Returned empty(Matter matter) {
        return new Returned(List.of());
    }

    @Override
    public Returned after(Returned before, Heard heard) {
        if (!heard.type().equals(RETURN)) {
            return before;
        }
        List<Said> all = new ArrayList<>(before.said());
        all.add(new Said(heard.from().value(), heard.at(), heard.id()));
        return new Returned(all);
    }

    @Override
    public Entry entry(Standing<Returned> standing) {
        return new Entry(Set.of(standing.matter().agency()), Set.of());
    }
}
