package vn.liennganh.intake.check;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.StepContext;
import vn.liennganh.regulation.across.Facts;

/** What the directory and other exchanges have to say about a step. */
@Component
public class Surroundings {

    /** As far as the twelve bits behind the version go. */
    private static final int COUNT_MAX = 0xFFF;

    private final Directory directory;
    private final Succession succession;

    Surroundings(Directory directory, Succession succession) {
        this.directory = directory;
        this.succession = succession;
    }

    /**
     * What the step of a message needs to know beside the message and its exchange.
     *
     * @param related the exchanges that the message names as related
     * @param facts what stands in all exchanges
     */
    public StepContext of(Candidate candidate, List<ExchangeState> related, Facts facts) {
        LocalDate today = LegalClock.day(candidate.receivedAt());
        return new StepContext(
                candidate.receivedAt(),
                candidate.recipients(),
                candidate.handlingUnit(),
                role -> directory.competent(role, candidate.handlingUnit()),
                agency -> directory.agencyOn(agency, today).map(Agency::kind).orElse(""),
                agency -> directory.agencyOn(agency, today).map(Agency::territory).orElse(""),
                succession::predecessors,
                related,
                facts,
                ids(candidate.receivedAt().toEpochMilli()));
    }

    /**
     * UUIDs of version 7 (RFC 9562, 5.7), each behind the one before: ids in the order of time keep
     * their index small, and duties of one message stay in the order in which it names them.
     */
    private static Supplier<UUID> ids(long millis) {
        AtomicInteger given = new AtomicInteger();
        return () ->
                new UUID(
                        millis << 16 | 0x7000L | Math.min(given.getAndIncrement(), COUNT_MAX),
                        0x8000_0000_0000_0000L
                                | ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    }
}
