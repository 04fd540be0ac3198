package vn.liennganh.coercion.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.operation.Words;
import vn.liennganh.coercion.schedule.Claim.Kind;
import vn.liennganh.message.AgencyId;

/** Whom and what an operation needs, as far as its messages say; nothing where it is off. */
public final class Claims {

    private final Operation operation;

    /** Each once, however often it was said. */
    private final Map<String, Claim> all = new LinkedHashMap<>();

    private record Slot(Instant starts, Optional<Instant> ends) {}

    /** What is needed, by which key, how many. */
    private record Need(Kind kind, String key, String name, int people) {}

    private Claims(Operation operation) {
        this.operation = operation;
    }

    public static List<Claim> of(Operation operation) {
        Optional<Terms> terms = operation.terms();
        boolean off = operation.cancelled() || operation.postponed();
        if (terms.isEmpty() || off) {
            return List.of();
        }
        Claims claims = new Claims(operation);
        claims.read(terms.get());
        return List.copyOf(claims.all.values());
    }

    private void read(Terms terms) {
        Optional<Fact> result = operation.last("result-report");
        Slot slot =
                new Slot(
                        result.flatMap(Fact::when).orElse(terms.time()),
                        result.flatMap(Fact::until));
        for (AgencyId police : operation.police()) {
            Optional<Commitment> forces = operation.committed(police);
            if (forces.isPresent()) {
                committed(police, forces.get(), slot);
            } else if (awaited(police)) {
                put(police, new Need(Kind.PEOPLE, "", "", terms.people().orElse(0)), slot, false);
            }
        }
        terms.officer()
                .ifPresent(
                        one ->
                                put(
                                        operation.key().agency(),
                                        person(Kind.OFFICER, one),
                                        slot,
                                        true));
        for (Fact one : operation.openProposals()) {
            if (operation.police().contains(one.from())) {
                for (Instant at : one.times()) {
                    put(
                            one.from(),
                            new Need(Kind.PEOPLE, "", "", terms.people().orElse(0)),
                            new Slot(at, Optional.empty()),
                            false);
                }
            }
        }
    }

    private void committed(AgencyId police, Commitment forces, Slot slot) {
        put(police, new Need(Kind.PEOPLE, "", "", forces.people()), slot, true);
        String unit = Words.key(forces.unit());
        if (!unit.isEmpty()) {
            put(police, new Need(Kind.UNIT, unit, forces.unit(), 0), slot, true);
        }
        for (Commitment.Commander one : forces.commanders()) {
            put(police, person(Kind.COMMANDER, one), slot, true);
        }
        for (String one : forces.vehicles()) {
            String plate = Words.key(one).replaceAll("[^\\p{L}0-9]", "");
            put(police, new Need(Kind.VEHICLE, plate, one, 0), slot, true);
        }
    }

    /** Two people may bear one name: the telephone sets them apart. */
    private static Need person(Kind kind, Commitment.Commander one) {
        String phone = one.phone().replaceAll("[^0-9]", "");
        return new Need(kind, Words.key(one.name()) + " " + phone, one.name(), 0);
    }

    /** Who was asked and has said nothing, or must be asked again. */
    private boolean awaited(AgencyId police) {
        return operation.consents().stream()
                .filter(one -> one.agency().equals(police))
                .allMatch(
                        one ->
                                switch (one.status()) {
                                    case AWAITED, REOPENED -> true;
                                    default -> false;
                                });
    }

    private void put(AgencyId holder, Need need, Slot slot, boolean confirmed) {
        Claim one =
                new Claim(
                        operation.exchange(),
                        operation.key().agency(),
                        operation.key().number(),
                        holder,
                        need.kind(),
                        need.key(),
                        need.name(),
                        need.people(),
                        slot.starts(),
                        slot.ends(),
                        confirmed,
                        List.of(operation.key().agency(), holder));
        // What was promised is not made less sure by a proposal of the same time.
        all.putIfAbsent(one.same() + " " + holder.value() + " " + slot.starts(), one);
    }
}
