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

    /** Exchanges that were opened here, under the matters that they are about. */
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

    /** The matters that these messages, and the exchanges already filed, are about. */
    Set<Matter> matters(List<Heard> heard, Map<UUID, Set<Matter>> known) {
        filed.putAll(known);
        Set<Matter> all = new LinkedHashSet<>();
        known.values().forEach(all::addAll);
        heard.stream()
                .filter(one -> one.envelope().opens())
                .forEach(one -> all.addAll(book.opens(one)));
        return all;
    }

    void stood(Map<Matter, Standing<P>> standings) {
        before.putAll(standings);
    }

    void hear(Heard one) {
        if (one.envelope().opens()) {
            Set<Matter> about = Set.copyOf(book.opens(one));
            if (!about.isEmpty()) {
                filed.put(one.exchange(), about);
                opened.put(one.exchange(), about);
            }
        }
        for (Matter matter : filed.getOrDefault(one.exchange(), Set.of())) {
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
