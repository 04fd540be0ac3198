package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * What a consultation or a plan says about the operation, as far as a consent hangs on it.
 *
 * @param people asked for; absent where the message does not say how many
 * @param equipment absent items mean none was named
 * @param cost estimated, whole dong
 * @param forces whether forces are mobilised, which closes the days around the Lunar New Year;
 *     absent where the message does not say it
 * @param beneficiary whether the debtor is a policy beneficiary, which closes traditional days;
 *     absent where the message does not say it
 * @param officer who leads for the agency; absent before the plan
 */
public record Terms(
        Instant time,
        String place,
        String measure,
        Optional<Integer> people,
        List<String> equipment,
        long cost,
        Optional<Boolean> forces,
        Optional<Boolean> beneficiary,
        Optional<Commitment.Commander> officer) {

    /** What cannot change without the consent being asked for again; office policy. */
    public enum Term {
        TIME,
        PLACE,
        MEASURE,
        FORCES
    }

    public Terms {
        equipment = List.copyOf(equipment);
    }

    static Terms consulted(Heard heard) {
        return new Terms(
                heard.when("plannedAt"),
                heard.text("place"),
                heard.text("measure"),
                people(heard.body().path("peopleRequested")),
                Words.list(heard.body().path("equipment")),
                heard.dong("costEstimate"),
                said(heard.body().path("forcesMobilised")),
                said(heard.body().path("policyBeneficiary")),
                Optional.empty());
    }

    static Terms planned(Heard heard) {
        return new Terms(
                heard.when("time"),
                heard.text("place"),
                heard.text("measure"),
                people(heard.body().at("/forceRequirement/people")),
                Words.list(heard.body().at("/forceRequirement/equipment")),
                heard.dong("costEstimate"),
                said(heard.body().path("forcesMobilised")),
                said(heard.body().path("policyBeneficiary")),
                officer(heard));
    }

    /** A request for security, which has neither plan nor measure. */
    static Terms secured(Heard heard) {
        return new Terms(
                heard.when("actAt"),
                heard.text("place"),
                heard.text("act"),
                people(heard.body().path("peopleRequested")),
                List.of(),
                0,
                Optional.of(true),
                Optional.of(false),
                officer(heard));
    }

    /**
     * A report to the province, which says when, where and why, and leaves the rest to the file:
     * what it does not say nobody may take for said.
     */
    static Terms reported(Heard heard) {
        return new Terms(
                heard.when("plannedAt"),
                heard.text("place"),
                "",
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Integer> people(JsonNode number) {
        return number.isIntegralNumber() ? Optional.of(number.asInt()) : Optional.empty();
    }

    private static Optional<Boolean> said(JsonNode fact) {
        return fact.isBoolean() ? Optional.of(fact.asBoolean()) : Optional.empty();
    }

    private static Optional<Commitment.Commander> officer(Heard heard) {
        return heard.says("officer")
                ? Optional.of(Commitment.Commander.of(heard.body().path("officer")))
                : Optional.empty();
    }

    /** What the other says differently; a list of equipment that it leaves out says nothing. */
    public Set<Term> changed(Terms other) {
        Set<Term> changed = EnumSet.noneOf(Term.class);
        if (!time.equals(other.time)) {
            changed.add(Term.TIME);
        }
        if (!Words.same(place, other.place)) {
            changed.add(Term.PLACE);
        }
        if (!Words.same(measure, other.measure)) {
            changed.add(Term.MEASURE);
        }
        boolean equipped =
                equipment.isEmpty()
                        || other.equipment.isEmpty()
                        || new HashSet<>(equipment).equals(new HashSet<>(other.equipment));
        if (!people.equals(other.people) || !forces.equals(other.forces) || !equipped) {
            changed.add(Term.FORCES);
        }
        return changed;
    }
}
