package vn.liennganh.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.liennganh.message.Json;

/** A desk without a database: hears a message at a time, and keeps what it knows as rows do. */
public final class PaperDesk<P> {

    private final Book<P> book;
    private final List<Heard> said = new ArrayList<>();
    private final Map<UUID, Set<Matter>> filings = new HashMap<>();
    private final Map<Matter, Standing<P>> rows = new HashMap<>();

    public PaperDesk(Book<P> book) {
        this.book = book;
    }

    /** One batch, as the door tells it. */
    public void hear(List<Heard> batch) {
        said.addAll(batch);
        List<Heard> heard =
                batch.stream()
                        .filter(one -> book.concerns(one.envelope().type().procedure()))
                        .toList();
        Folding<P> folding = new Folding<>(book);
        Map<UUID, Set<Matter>> known = new HashMap<>();
        for (UUID exchange : folding.running(heard)) {
            if (filings.containsKey(exchange)) {
                known.put(exchange, Set.copyOf(filings.get(exchange)));
            }
        }
        Map<Matter, Standing<P>> stood = new HashMap<>();
        for (Matter one : folding.matters(heard, known)) {
            if (rows.containsKey(one)) {
                stood.put(one, rows.get(one));
            }
        }
        folding.stood(stood);
        heard.forEach(folding::hear);
        file(folding);
        folding.now()
                .forEach(
                        (matter, standing) ->
                                rows.put(
                                        matter,
                                        new Standing<>(
                                                matter,
                                                standing.last(),
                                                standing.at(),
                                                written(standing.content()))));
    }

    private void file(Folding<P> folding) {
        folding.opened()
                .forEach(
                        (exchange, about) ->
                                filings.computeIfAbsent(exchange, key -> new HashSet<>())
                                        .addAll(about));
    }

    private P written(P content) {
        return Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(content), book.type());
    }

    public List<P> all() {
        return rows.values().stream().map(Standing::content).toList();
    }

    public Map<Matter, P> positions() {
        return rows.values().stream()
                .collect(Collectors.toMap(Standing::matter, Standing::content));
    }

    /** What the same messages make when everything was forgotten. */
    public Map<Matter, P> rebuilt() {
        Folding<P> folding = new Folding<>(book);
        said.stream()
                .filter(one -> book.concerns(one.envelope().type().procedure()))
                .forEach(folding::hear);
        return folding.now().values().stream()
                .collect(Collectors.toMap(Standing::matter, Standing::content));
    }
}
