package vn.liennganh.inmate.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * By what a certificate was written, sum by sum with the message that each comes from. Amounts are
 * whole dong.
 *
 * @param owed under the decision, and the message that says so; empty where no message does
 * @param performed as the office certifies it
 * @param remaining as the office certifies it; empty where nobody knows what is owed
 * @param counted the payments
 * @param returned what went back of them
 * @param because why the office certifies something else than these sums give; else empty
 */
public record Sums(
        Optional<One> owed,
        long performed,
        Optional<Long> remaining,
        List<One> counted,
        List<One> returned,
        String because) {

    /** A sum, and the message that it comes from. */
    public record One(UUID source, long amount) {}

    public Sums {
        counted = List.copyOf(counted);
        returned = List.copyOf(returned);
    }

    /** What a desk reckons by itself. */
    public static Sums of(Optional<One> owed, List<One> counted, List<One> returned) {
        long performed = reckoned(counted, returned);
        return new Sums(
                owed,
                performed,
                owed.map(one -> Math.max(0, one.amount() - performed)),
                counted,
                returned,
                "");
    }

    private static long reckoned(List<One> counted, List<One> returned) {
        return Math.max(
                0,
                counted.stream().mapToLong(One::amount).sum()
                        - returned.stream().mapToLong(One::amount).sum());
    }

    /** What a certificate carries; empty where it carries none. */
    static Optional<Sums> of(JsonNode field) {
        if (!field.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                new Sums(
                        field.has("owed") && field.has("owedBy")
                                ? Optional.of(
                                        new One(
                                                UUID.fromString(field.path("owedBy").asString()),
                                                dong(field.path("owed"))))
                                : Optional.empty(),
                        dong(field.path("performed")),
                        field.has("remaining")
                                ? Optional.of(dong(field.path("remaining")))
                                : Optional.empty(),
                        all(field.path("counted")),
                        all(field.path("returned")),
                        field.path("overruledBecause").asString("")));
    }

    private static List<One> all(JsonNode list) {
        List<One> all = new ArrayList<>();
        list.forEach(
                one ->
                        all.add(
                                new One(
                                        UUID.fromString(one.path("source").asString()),
                                        dong(one.path("amount")))));
        return all;
    }

    private static long dong(JsonNode money) {
        return money.path("amount").asLong(0);
    }

    /** Whether the office certifies something else than the sums that it names give. */
    public boolean overruled() {
        return performed != reckoned(counted, returned)
                || !remaining.equals(owed.map(one -> Math.max(0, one.amount() - performed)));
    }

    public boolean counts(UUID source) {
        return counted.stream().anyMatch(one -> one.source().equals(source));
    }
}
