package vn.liennganh.gateway.rest.coercion;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionBook;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/** SeenOperations as somebody may see them: by the messages that it sent or got itself. */
@Component
class SeenOperations {

    private final CoercionBook book;
    private final SeenCoercions operations;
    private final Matters matters;
    private final Succession succession;
    private final ExchangeBook exchanges;

    SeenOperations(
            CoercionBook book,
            SeenCoercions operations,
            Matters matters,
            Succession succession,
            ExchangeBook exchanges) {
        this.book = book;
        this.operations = operations;
        this.matters = matters;
        this.succession = succession;
        this.exchanges = exchanges;
    }

    /** The operation, as of an instant where one is given; not found where it does not exist. */
    Operation of(AgencyId viewer, String exchange, @Nullable String at) {
        return operations
                .find(viewer, Paths.id(exchange), Matters.instant(at))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    Matters.Page<Operation> page(
            AgencyId viewer, Set<String> marks, @Nullable String after, int limit) {
        return matters.page(book, viewer, marks, after, limit);
    }

    Operation seen(AgencyId viewer, Operation one) {
        return one.seenBy(viewers(viewer));
    }

    /** By the operation as the viewer sees it. */
    List<String> marks(Operation seen) {
        return CoercionBook.marks(seen).stream().sorted().toList();
    }

    Optional<String> state(Operation operation) {
        return exchanges.find(operation.exchange()).map(ExchangeState::state);
    }

    /** What the viewer owes or is owed in it, the latest first. */
    List<Obligation> duties(AgencyId viewer, Operation operation) {
        Set<AgencyId> viewers = viewers(viewer);
        List<Obligation> all =
                exchanges
                        .find(operation.exchange())
                        .map(ExchangeState::obligations)
                        .orElse(List.of());
        List<Obligation> own =
                new java.util.ArrayList<>(
                        all.stream()
                                .filter(
                                        one ->
                                                viewers.contains(one.party())
                                                        || viewers.contains(one.owedTo()))
                                .toList());
        java.util.Collections.reverse(own);
        return own;
    }

    Set<AgencyId> viewers(AgencyId viewer) {
        Set<AgencyId> all = new HashSet<>(succession.predecessors(viewer));
        all.add(viewer);
        return all;
    }
}
