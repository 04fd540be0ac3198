package vn.liennganh.console.procuracy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * A sample as it was drawn.
 *
 * @param typed whether a person typed the seed; else it was thrown after the lines were fixed
 * @param population the duties out of whose lines it was drawn, in the order of their ids
 * @param digest of the population, see {@link Draw#digest}
 * @param drawn what came out, in the order of the lots
 */
record Sample(
        UUID id,
        AgencyId agency,
        UUID member,
        String byName,
        Instant at,
        Asked asked,
        String seed,
        boolean typed,
        List<UUID> population,
        Sha256 digest,
        List<UUID> drawn) {

    Sample {
        population = List.copyOf(population);
        drawn = List.copyOf(drawn);
    }

    /** Whether population and seed give this digest and this sample again. */
    public boolean holds() {
        return Draw.digest(population).equals(digest)
                && Draw.of(population, seed, drawn.size()).equals(drawn);
    }
}
