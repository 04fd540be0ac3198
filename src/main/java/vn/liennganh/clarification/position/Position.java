package vn.liennganh.clarification.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Matter;

/** The questions of one case, and what else stops or moves its enforcement. */
public record Position(Matter key, List<Asking> askings, List<Link> links) {

    public Position {
        askings = List.copyOf(askings);
        links = List.copyOf(links);
    }

    public static Position empty(Matter key) {
        return new Position(key, List.of(), List.of());
    }

    public Optional<Asking> asking(UUID exchange) {
        return askings.stream().filter(one -> one.exchange().equals(exchange)).findFirst();
    }

    Position with(Asking asking) {
        List<Asking> all = new ArrayList<>(askings);
        all.add(asking);
        return new Position(key, all, links);
    }

    Position each(UUID exchange, UnaryOperator<Asking> change) {
        return new Position(
                key,
                askings.stream()
                        .map(one -> one.exchange().equals(exchange) ? change.apply(one) : one)
                        .toList(),
                links);
    }

    Position linked(String procedure, UUID exchange, Link.Step step) {
        List<Link> all = new ArrayList<>();
        boolean known = false;
        for (Link one : links) {
            boolean here = one.exchange().equals(exchange);
            all.add(here ? one.and(step) : one);
            known |= here;
        }
        if (!known) {
            all.add(new Link(procedure, exchange, List.of(step)));
        }
        return new Position(key, askings, all);
    }

    /** The last postponement that nothing has resumed since. */
    public Optional<Link.Step> postponement() {
        Optional<Link.Step> found = Optional.empty();
        for (Link.Step step : decisions()) {
            found =
                    step.type().equals("enforcement-decision.postponement")
                            ? Optional.of(step)
                            : Optional.empty();
        }
        return found;
    }

    /** The exchange of one of its steps. */
    public UUID exchangeOf(Link.Step step) {
        return links.stream()
                .filter(one -> one.steps().contains(step))
                .map(Link::exchange)
                .findFirst()
                .orElseThrow();
    }

    /** Postponements and resumptions in the order of acceptance. */
    private List<Link.Step> decisions() {
        return links.stream()
                .filter(one -> one.procedure().equals("enforcement-decision"))
                .flatMap(one -> one.steps().stream())
                .sorted(java.util.Comparator.comparing(Link.Step::at))
                .toList();
    }
}
