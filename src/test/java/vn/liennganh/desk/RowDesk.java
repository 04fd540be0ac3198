package vn.liennganh.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;

/** A desk's rows in a database of its own, one transaction a batch, as the door has them. */
public final class RowDesk<P> {

    private final Book<P> book;
    private final DeskRepository rows;
    private final TransactionTemplate transaction;

    public RowDesk(Book<P> book, DataSource database) {
        this.book = book;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        this.rows = new DeskRepository(jdbc, new ReaderRepository(jdbc));
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    public void hear(List<Heard> batch) {
        transaction.executeWithoutResult(
                status -> {
                    Folding<P> folding = new Folding<>(book);
                    Set<UUID> running = folding.running(batch);
                    Map<UUID, Set<Matter>> known =
                            running.isEmpty() ? Map.of() : rows.matters(book.name(), running);
                    folding.stood(rows.standings(book, folding.matters(batch, known)));
                    batch.forEach(folding::hear);
                    rows.file(book.name(), folding.opened());
                    rows.keep(folding);
                });
    }

    public List<P> ofNumber(AgencyId agency, String number) {
        return rows.ofNumber(book, Set.of(agency), number).stream().map(Standing::content).toList();
    }
}
