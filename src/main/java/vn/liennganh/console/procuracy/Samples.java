package vn.liennganh.console.procuracy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.supervision.DocketLine;

/**
 * Draws samples of a procuracy's docket. First the lines are written down that can be drawn, over
 * all pages; then the seed is thrown; and all of it is kept, so that nobody can say afterwards that
 * another sample was drawn or was drawn out of something else.
 */
@Service
class Samples {

    /** Lines of which one is drawn; of more a narrower part is to be asked for. */
    static final int POPULATION_MAX = 20_000;

    static final int SIZE_MAX = 500;
    private static final int SEED_BYTES = 16;

    private final SampleRepository rows;
    private final DocketLines lines;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Samples(SampleRepository rows, DocketLines lines, @Qualifier("hubClock") Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.clock = clock;
    }

    /** Why no sample was drawn. */
    enum Refused {
        NOTHING,
        TOO_MUCH
    }

    /**
     * What became of it.
     *
     * @param sample empty where none was drawn
     */
    record Outcome(Optional<UUID> sample, Optional<Refused> refused) {

        static Outcome no(Refused why) {
            return new Outcome(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * @param seed empty to have one thrown
     */
    Outcome draw(Person person, Asked asked, int size, String seed) {
        Optional<List<DocketLine>> found = lines.all(asked, person, POPULATION_MAX);
        if (found.isEmpty()) {
            return Outcome.no(Refused.TOO_MUCH);
        }
        List<UUID> population =
                Draw.ordered(found.get().stream().map(DocketLine::obligation).toList());
        if (population.isEmpty()) {
            return Outcome.no(Refused.NOTHING);
        }
        String used = seed.isEmpty() ? thrown() : seed;
        Sample sample =
                new Sample(
                        UUID.randomUUID(),
                        person.acting(),
                        person.member(),
                        person.name(),
                        clock.instant(),
                        asked,
                        used,
                        !seed.isEmpty(),
                        population,
                        Draw.digest(population),
                        Draw.of(population, used, Math.max(1, Math.min(size, SIZE_MAX))));
        rows.add(sample);
        return new Outcome(Optional.of(sample.id()), Optional.empty());
    }

    private String thrown() {
        byte[] bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Optional<Sample> find(UUID id, Person person) {
        return rows.find(id, person.acting());
    }

    List<SampleRepository.Drawn> of(Person person, int limit) {
        return rows.of(person.acting(), limit);
    }
}
