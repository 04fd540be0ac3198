package vn.liennganh.console.operator;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/** Whether what the hub stands on holds: its parts, and its disk. */
@Component
class Parts {

    private final ObjectProvider<HealthContributorRegistry> registry;
    private final Path dataDir;

    Parts(
            ObjectProvider<HealthContributorRegistry> registry,
            @Value("${hub.data-dir}") Path dataDir) {
        this.registry = registry;
        this.dataDir = dataDir;
    }

    /** A part that something watches. */
    record Part(String name, boolean up) {}

    /**
     * In bytes.
     *
     * @param free that the hub may still use; some systems keep a part for themselves
     */
    record Disk(long used, long free) {

        long usedPercent() {
            return used + free == 0 ? 0 : 100 * used / (used + free);
        }
    }

    List<Part> look() {
        List<Part> parts = new ArrayList<>();
        Optional.ofNullable(registry.getIfAvailable())
                .ifPresent(
                        all ->
                                all.stream()
                                        .forEach(
                                                entry ->
                                                        parts.add(
                                                                new Part(
                                                                        entry.name(),
                                                                        up(entry.contributor())))));
        return parts;
    }

    /** Where the data lie; empty where the system does not tell. */
    Optional<Disk> disk() {
        try {
            FileStore store = Files.getFileStore(dataDir);
            return Optional.of(
                    new Disk(
                            store.getTotalSpace() - store.getUnallocatedSpace(),
                            store.getUsableSpace()));
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    private static boolean up(HealthContributor contributor) {
        if (contributor instanceof HealthIndicator indicator) {
            return Optional.ofNullable(indicator.health())
                    .filter(health -> health.getStatus().equals(Status.UP))
                    .isPresent();
        }
        return contributor instanceof CompositeHealthContributor all
                && all.stream().allMatch(entry -> up(entry.contributor()));
    }
}
