package vn.liennganh.partner.simulator;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/** How far the term of a request has run on the hub's clock. */
final class Term {

    private final Office office;

    Term(Office office) {
        this.office = office;
    }

    /** Before nine tenths of the term, counted from the moment the request was consigned. */
    boolean tooEarly(Opened request, InboxItem item) {
        List<Duty> owed = office.owedFor(request);
        Optional<OffsetDateTime> due =
                owed.stream().flatMap(duty -> duty.due().stream()).max(Comparator.naturalOrder());
        if (due.isEmpty()) {
            return false;
        }
        OffsetDateTime start = consignedAt(request).orElse(item.acceptedAt());
        Duration term = Duration.between(start, due.get());
        return office.now().isBefore(start.plus(term.multipliedBy(9).dividedBy(10)));
    }

    private Optional<OffsetDateTime> consignedAt(Opened request) {
        return office.hub().evidence(request.envelope().id()).stream()
                .map(Receipt::statement)
                .flatMap(bytes -> Statement.read(bytes).stream())
                .filter(statement -> statement.kind() == StatementKind.CONTENT_CONSIGNMENT)
                .map(Statement::time)
                .findFirst();
    }
}
