package vn.liennganh.gateway.rest.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.wire.DutyWording;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** What is owed in a matter, as the exchanges say it: a desk shows it and counts nothing again. */
@Component
public class MatterDuties {

    private final Views views;
    private final Wordings wordings;

    MatterDuties(Views views, Wordings wordings) {
        this.views = views;
        this.wordings = wordings;
    }

    /** Of those of the exchanges that the viewer may see, the earliest due first. */
    public List<ExchangeWire.Owed> of(
            AgencyId viewer, Collection<UUID> exchanges, HttpServletRequest request) {
        DutyWording wording = wordings.of(request);
        return exchanges.stream()
                .flatMap(one -> view(viewer, one))
                .flatMap(one -> one.obligations().stream())
                .sorted(Comparator.comparing(Obligation::due).thenComparing(Obligation::id))
                .map(duty -> ExchangeWire.Owed.of(duty, wording))
                .toList();
    }

    /** The state that the viewer sees an exchange in; empty where it sees none. */
    public Optional<String> state(AgencyId viewer, UUID exchange) {
        return view(viewer, exchange).map(ExchangeView::state).findFirst();
    }

    private Stream<ExchangeView> view(AgencyId viewer, UUID exchange) {
        try {
            return Stream.of(views.conversation(exchange, viewer).view());
        } catch (ProblemException unseen) {
            return Stream.empty();
        }
    }
}
