package vn.liennganh.console.procuracy;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.liennganh.message.Sha256;

/**
 * Draws by lot so that anybody can do it again with {@code sha256sum} alone: every id is given the
 * SHA-256 of the seed, a colon and itself, and those with the smallest come out.
 */
final class Draw {

    private Draw() {}

    /** The order in which a population is written down. */
    static List<UUID> ordered(Collection<UUID> population) {
        return population.stream().distinct().sorted(Comparator.comparing(UUID::toString)).toList();
    }

    /** Of the ids of an ordered population, one a line. */
    static Sha256 digest(List<UUID> population) {
        return hash(population.stream().map(UUID::toString).collect(Collectors.joining("\n")));
    }

    /** So many of them, or all where there are fewer, in the order of their lots. */
    static List<UUID> of(List<UUID> population, String seed, int size) {
        return population.stream()
                .sorted(Comparator.comparing((UUID one) -> hash(seed + ":" + one).hex()))
                .limit(size)
                .toList();
    }

    private static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
