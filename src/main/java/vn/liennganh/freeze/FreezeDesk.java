package vn.liennganh.freeze;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.freeze.position.CaseKey;
import vn.liennganh.freeze.position.Heard;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Steps;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.intake.CommitListener;

/**
 * Listens at the door: every accepted message moves the position of its case in the transaction
 * that accepts it. What it keeps can be made again from the messages ({@link FreezeRebuild}).
 */
@Component
class FreezeDesk implements BatchListener, CommitListener {

    private final FreezeRepository rows;
    private final FreezeMeters meters;

    /** Of the batch in hand; the writer tells of a batch and of its commit on one thread. */
    private List<Duration> released = List.of();

    private List<Duration> lifted = List.of();

    FreezeDesk(FreezeRepository rows, FreezeMeters meters) {
        this.rows = rows;
        this.meters = meters;
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        released = new ArrayList<>();
        lifted = new ArrayList<>();
        List<Heard> heard = events.stream().flatMap(event -> heard(event).stream()).toList();
        if (heard.isEmpty()) {
            return;
        }
        Map<UUID, CaseKey> opened = new LinkedHashMap<>();
        Set<UUID> running = new HashSet<>();
        for (Heard one : heard) {
            if (one.envelope().opens()) {
                opened.put(one.envelope().exchange(), one.opens());
            } else {
                running.add(one.envelope().exchange());
            }
        }
        running.removeAll(opened.keySet());
        Map<UUID, CaseKey> cases = new LinkedHashMap<>(opened);
        if (!running.isEmpty()) {
            cases.putAll(rows.cases(running));
        }
        if (cases.isEmpty()) {
            return;
        }
        Map<CaseKey, Position> positions = rows.positions(new HashSet<>(cases.values()));
        Map<CaseKey, Position> moved = new LinkedHashMap<>();
        for (Heard one : heard) {
            CaseKey key = cases.get(one.envelope().exchange());
            if (key != null) {
                Position before = positions.getOrDefault(key, Position.empty(key));
                Position after = Steps.after(before, one);
                time(before, after);
                positions.put(key, after);
                moved.put(key, after);
            }
        }
        rows.file(opened);
        rows.keep(moved.values());
    }

    /** Only what is committed has happened. */
    @Override
    public void afterCommit(List<BatchEvent> events) {
        released.forEach(meters::released);
        lifted.forEach(meters::lifted);
        released = List.of();
        lifted = List.of();
    }

    private void time(Position before, Position after) {
        ended(before.excessSince(), after.excessSince(), after).ifPresent(released::add);
        ended(before.heldBeyondSince(), after.heldBeyondSince(), after).ifPresent(lifted::add);
    }

    private static Optional<Duration> ended(
            Optional<java.time.Instant> since, Optional<java.time.Instant> now, Position after) {
        return now.isPresent()
                ? Optional.empty()
                : since.map(from -> Duration.between(from, after.at()));
    }

    private static Optional<Heard> heard(BatchEvent event) {
        if (event instanceof BatchEvent.MessageAccepted accepted
                && Heard.concerns(accepted.envelope().type().procedure())) {
            return Optional.of(
                    new Heard(
                            accepted.number(),
                            accepted.envelope(),
                            accepted.recipients(),
                            accepted.acceptedAt()));
        }
        return Optional.empty();
    }
}
