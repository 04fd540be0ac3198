package vn.liennganh.coercion.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text of an operation: a consultation, a plan or a request for security.
 *
 * @param label sets it apart among the texts of its operation: the version's number, {@code
 *     <number>-plan} for an approved plan, with {@code .2} and so on where one number was used
 *     again
 */
public record Texting(String label, Fact fact, Terms terms) {

    /** In the order of acceptance. */
    public static List<Texting> of(Operation operation) {
        List<Texting> all = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (Fact fact : operation.facts()) {
            if (fact.text()) {
                String label =
                        switch (fact.type()) {
                            case "plan" -> fact.version() + "-plan";
                            case "security-request" -> "security";
                            default -> Integer.toString(fact.version());
                        };
                int time = times.merge(label, 1, Integer::sum);
                all.add(
                        new Texting(
                                time == 1 ? label : label + "." + time, fact, fact.terms().get()));
            }
        }
        return all;
    }

    /**
     * The text that the last one is told apart from: where a consent is to be asked for again the
     * one that it was given to, since whoever gave it need not have read those between; else the
     * one before the last. Absent where there is but one.
     */
    public static Optional<Texting> former(Operation operation) {
        List<Texting> all = of(operation);
        if (all.size() < 2) {
            return Optional.empty();
        }
        return operation
                .reopened()
                .flatMap(Consent::text)
                .flatMap(
                        agreed ->
                                all.stream()
                                        .filter(one -> one.fact().message().equals(agreed))
                                        .findFirst())
                .or(() -> Optional.of(all.get(all.size() - 2)));
    }
}
