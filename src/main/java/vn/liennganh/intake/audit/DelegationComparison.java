package vn.liennganh.intake.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.evidence.kept.RegistryStatement.Change;

/**
 * Holds recorded delegations and their ends against what was told of them. The number of the
 * document is told by the id alone, which is made of it.
 */
@Component
class DelegationComparison {

    private final Delegations delegations;

    DelegationComparison(Delegations delegations) {
        this.delegations = delegations;
    }

    /** Rows as they were at one moment. */
    record Rows(List<Delegations.Kept> recorded, List<Delegations.KeptEnd> ended) {}

    /** Ends first: what is recorded in between has none that could be missing. */
    Rows rows() {
        List<Delegations.KeptEnd> ended = delegations.keptEnds();
        return new Rows(delegations.kept(), ended);
    }

    /** What a change says of a delegation, as a line that two sides can be compared by. */
    static Optional<String> said(Change change) {
        String kind = change.text("kind").orElse("");
        if (kind.equals(Delegations.RECORDED)) {
            Set<String> content = new TreeSet<>();
            change.record().path("content").forEach(it -> content.add(it.asString()));
            return Optional.of(
                    line(
                            kind,
                            change.text("delegation").orElse(""),
                            change.text("agency").orElse(""),
                            change.text("grantor").orElse(""),
                            change.text("delegate").orElse(""),
                            change.text("capacity").orElse(""),
                            content.toString(),
                            change.text("from").orElse(""),
                            change.text("to").orElse("")));
        }
        return kind.equals(Delegations.ENDED)
                ? Optional.of(
                        line(
                                kind,
                                change.text("delegation").orElse(""),
                                change.text("lastDay").orElse("")))
                : Optional.empty();
    }

    private static String said(Delegation one) {
        return line(
                Delegations.RECORDED,
                one.id().toString(),
                one.agency().value(),
                one.grantor(),
                one.delegate(),
                one.capacity(),
                new TreeSet<>(one.content()).toString(),
                one.from().toString(),
                one.to().toString());
    }

    private static String said(Delegations.KeptEnd one) {
        return line(Delegations.ENDED, one.delegation().toString(), one.lastDay().toString());
    }

    private static String line(String... parts) {
        return String.join("\n", parts);
    }

    /**
     * Rows that nobody was told of, that read otherwise, or that are gone.
     *
     * @param logged what the log says
     * @param told the same with what is about to be logged
     */
    static List<String> differing(Rows rows, Set<String> logged, Set<String> told) {
        List<String> differing = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Delegations.Kept one : rows.recorded()) {
            String said = said(one.delegation());
            kept.add(said);
            if (!one.whole() || !told.contains(said)) {
                differing.add("delegation " + one.delegation().id());
            }
        }
        for (Delegations.KeptEnd one : rows.ended()) {
            String said = said(one);
            kept.add(said);
            if (!told.contains(said)) {
                differing.add("delegation-end-" + one.number());
            }
        }
        logged.stream()
                .filter(one -> !kept.contains(one))
                .map(DelegationComparison::gone)
                .filter(one -> !differing.contains(one))
                .forEach(differing::add);
        return differing;
    }

    private static String gone(String said) {
        String[] parts = said.split("\n", -1);
        return (parts[0].equals(Delegations.RECORDED) ? "delegation " : "end of delegation ")
                + parts[1];
    }
}
