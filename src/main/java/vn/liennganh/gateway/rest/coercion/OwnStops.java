package vn.liennganh.gateway.rest.coercion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.stop.Stop;
import vn.liennganh.clarification.stop.Stops;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.desk.Matter;
import vn.liennganh.gateway.rest.desk.StateTitles;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** What the same case holds against the viewer's own operations, as JSON. */
@Component
class OwnStops {

    private final Stops stops;
    private final StateTitles titles;
    private final SeenOperations operations;

    OwnStops(Stops stops, StateTitles titles, SeenOperations operations) {
        this.stops = stops;
        this.titles = titles;
        this.operations = operations;
    }

    /** Of each operation of the viewer's own, by its exchange; nothing of those of others. */
    Map<UUID, List<StopWire>> of(
            AgencyId viewer, Collection<Operation> all, HttpServletRequest request) {
        List<Operation> own =
                all.stream()
                        .filter(one -> operations.viewers(viewer).contains(one.key().agency()))
                        .toList();
        Map<Matter, List<Stop>> found = stops.of(own.stream().map(OwnStops::theCase).toList());
        Map<UUID, List<StopWire>> wires = new HashMap<>();
        for (Operation one : own) {
            wires.put(
                    one.exchange(),
                    found.getOrDefault(theCase(one), List.of()).stream()
                            .map(stop -> wire(one, stop, request))
                            .toList());
        }
        return wires;
    }

    private static Matter theCase(Operation one) {
        return Stops.theCase(one.key().agency(), one.key().number());
    }

    private StopWire wire(Operation one, Stop stop, HttpServletRequest request) {
        return new StopWire(
                stop.exchange().toString(),
                stop.procedure(),
                stop.state(),
                titles.of(stop.procedure(), request).apply(stop.state()),
                stop.type().value(),
                stop.from().value(),
                WireTime.millis(stop.at()),
                stop.asked().flatMap(Stop.Asked::coercionAt).orElse(null),
                stop.asked()
                        .flatMap(asked -> one.terms().map(terms -> asked.ahead(terms.time())))
                        .map(Duration::toString)
                        .orElse(null));
    }
}
