package vn.liennganh.desk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What messages do to one desk's matters, in their order: the same live and when everything is made
 * anew.
 */
final class Folding<P> {

    private final Book<P> book;

    /** Exchanges that were filed here, under the matters that they are about. */
    private final Map<UUID, Set<Matter>> opened = new LinkedHashMap<>();

    private final Map<UUID, Set<Matter>> filed = new HashMap<>();
    private final Map<Matter, Standing<P>> before = new HashMap<>();
    private final Map<Matter, Standing<P>> now = new LinkedHashMap<>();

    Folding(Book<P> book) {
        this.book = book;
    }

    Book<P> book() {
        return book;
    }

    /** Which of the exchanges of these messages were opened by none of them. */
    Set<UUID> running(List<Heard> heard) {
        Set<UUID> running = new HashSet<>();
        Set<UUID> opening = new HashSet<>();
        for (Heard one : heard) {
            (one.envelope().opens() ? opening : running).add(one.exchange());
        }
        running.removeAll(opening);
        return running;
    }

    /** The matters that these messages move, given where running exchanges are filed. */
    Set<Matter> matters(List<Heard> heard, Map<UUID, Set<Matter>> known) {
        known.forEach((exchange, about) -> filed(exchange).addAll(about));
        Set<Matter> all = new LinkedHashSet<>();
        for (Heard one : heard) {
            file(one);
            all.addAll(moved(one));
        }
        // They are filed again as each is heard, so that none is heard where only a later one is.
        opened.clear();
        filed.clear();
        known.forEach((exchange, about) -> filed(exchange).addAll(about));
        return all;
    }

    /** Files an opening under what it is about, and whatever it names under its exchanges. */
    private void file(Heard one) {
        if (one.envelope().opens()) {
            file(one.exchange(), book.opens(one));
        }
        Set<Matter> named = book.names(one);
        if (!named.isEmpty()) {
            file(one.exchange(), named);
            one.envelope().relatedExchanges().forEach(related -> file(related, named));
        }
    }

    private void file(UUID exchange, Set<Matter> about) {
        if (!about.isEmpty() && filed(exchange).addAll(about)) {
            opened.computeIfAbsent(exchange, key -> new LinkedHashSet<>()).addAll(about);
        }
    }

    private Set<Matter> filed(UUID exchange) {
        return filed.computeIfAbsent(exchange, key -> new LinkedHashSet<>());
    }

    private List<Matter> moved(Heard one) {
        return filed.getOrDefault(one.exchange(), Set.of()).stream()
                .filter(matter -> book.about(matter, one))
                .toList();
    }

    void stood(Map<Matter, Standing<P>> standings) {
        before.putAll(standings);
    }

    void hear(Heard one) {
        file(one);
        for (Matter matter : moved(one)) {
            now.put(matter, standing(matter).after(book, one));
        }
    }

    private Standing<P> standing(Matter matter) {
        Standing<P> moved = now.get(matter);
        return moved == null ? stood(matter) : moved;
    }

    /** How it stood before these messages. */
    Standing<P> stood(Matter matter) {
        return before.computeIfAbsent(matter, key -> Standing.empty(book, key));
    }

    Map<UUID, Set<Matter>> opened() {
        return opened;
    }

    Map<Matter, Standing<P>> now() {
        return now;
    }

    void tell() {
        now.forEach((matter, standing) -> book.moved(stood(matter), standing));
    }
}
