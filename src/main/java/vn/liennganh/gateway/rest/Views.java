package vn.liennganh.gateway.rest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/**
 * What {@link Sight} lets a caller see; whatever is not the caller's is answered in the same words
 * as what does not exist.
 */
@Component
public class Views {

    private final Sight sight;

    Views(Sight sight) {
        this.sight = sight;
    }

    /**
     * @throws ProblemException {@code not-found}
     */
    public StoredMessage message(UUID id, AgencyId viewer) {
        return sight.message(id, viewer).orElseThrow(Views::notFound);
    }

    /**
     * @throws ProblemException {@code not-found}
     */
    public MessageArchive.Whole whole(UUID id, AgencyId viewer) {
        return sight.whole(id, viewer).orElseThrow(Views::notFound);
    }

    /**
     * @throws ProblemException {@code not-found}
     */
    public Obligation duty(UUID id, AgencyId viewer) {
        return sight.duty(id, viewer).orElseThrow(Views::notFound);
    }

    /**
     * @throws ProblemException {@code not-found}
     */
    public Sight.Conversation conversation(UUID exchange, AgencyId viewer) {
        return sight.conversation(exchange, viewer).orElseThrow(Views::notFound);
    }

    public ObligationPage obligations(
            AgencyId viewer, ObligationFilter filter, Optional<String> after, int limit) {
        return sight.obligations(viewer, filter, after, limit);
    }

    public List<Obligation> duties(Collection<UUID> conversations, AgencyId viewer) {
        return sight.duties(conversations, viewer);
    }

    public boolean received(StoredMessage message, AgencyId viewer) {
        return sight.received(message, viewer);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound());
    }
}
