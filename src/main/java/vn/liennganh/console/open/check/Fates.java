package vn.liennganh.console.open.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.intake.StoredMessage;

/**
 * What senders said of their own documents afterwards: recalled, replaced, corrected. The matter is
 * the message that they name; what somebody says of another's message is filed under its own name
 * and found by nobody.
 */
@Component
public class Fates implements Book<Fates.Fate> {

    private static final String RECALL = "document-handling.recall";
    private static final String CORRECTION = "document-handling.correction";

    private final Desks desks;

    Fates(@org.springframework.context.annotation.Lazy Desks desks) {
        this.desks = desks;
    }

    /** Everything that was said of it, in the order of acceptance. */
    public record Fate(List<Said> said) {}

    /**
     * One of them.
     *
     * @param kind {@code recall}, {@code replacement}, {@code correction}
     * @param by the message that says so
     */
    public record Said(String kind, Instant at, UUID by) {}

    /** The last thing its own sender said of a message. */
    public Optional<Said> of(StoredMessage message) {
        return desks.find(this, new Matter(message.from(), message.id().toString(), ""))
                .map(Standing::content)
                .map(Fate::said)
                .filter(said -> !said.isEmpty())
                .map(said -> said.get(said.size() - 1));
    }

    @Override
    public String name() {
        return "document-fate";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Fate> type() {
        return Fate.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("document-handling");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        boolean about = opening.type().equals(RECALL) || opening.type().equals(CORRECTION);
        return about && opening.says("messageId")
                ? Set.of(new Matter(opening.from(), opening.text("messageId"), ""))
                : Set.of();
    }

    @Override
    public Fate empty(Matter matter) {
        return new Fate(List.of());
    }

    @Override
    public Fate after(Fate before, Heard heard) {
        String kind =
                switch (heard.type()) {
                    case RECALL -> "recall";
                    case CORRECTION ->
                            heard.text("kind").equals("replacement") ? "replacement" : "correction";
                    default -> "";
                };
        if (kind.isEmpty()) {
            return before;
        }
        List<Said> all = new ArrayList<>(before.said());
        all.add(new Said(kind, heard.at(), heard.id()));
        return new Fate(all);
    }

    @Override
    public Entry entry(Standing<Fate> standing) {
        return new Entry(Set.of(standing.matter().agency()), Set.of());
    }
}
