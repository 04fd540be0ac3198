package vn.liennganh.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.regulation.Obligation;

/** Sets, moves and ends timers in the transaction that opens, re-dates and closes the duties. */
@Component
class Timers implements BatchListener {

    private final TimerRepository rows;
    private final Schedule schedule;

    Timers(TimerRepository rows, Schedule schedule) {
        this.rows = rows;
        this.schedule = schedule;
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        Map<UUID, Obligation> latest = new TreeMap<>();
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted accepted) {
                accepted.opened().forEach(duty -> latest.put(duty.id(), duty));
                accepted.changed().forEach(duty -> latest.put(duty.id(), duty));
            } else if (event instanceof BatchEvent.Consigned consigned) {
                consigned.changed().forEach(duty -> latest.put(duty.id(), duty));
            } else if (event instanceof BatchEvent.Lapsed lapsed) {
                lapsed.changed().forEach(duty -> latest.put(duty.id(), duty));
            } else if (event instanceof BatchEvent.Recounted recounted) {
                latest.put(recounted.after().id(), recounted.after());
            }
        }
        List<Timer> set = new ArrayList<>();
        List<UUID> ended = new ArrayList<>();
        latest.forEach(
                (id, duty) -> {
                    if (duty.running()) {
                        set.add(new Timer(id, duty.due(), schedule.first(duty)));
                    } else {
                        ended.add(id);
                    }
                });
        rows.set(set);
        if (!ended.isEmpty()) {
            rows.forget(ended);
        }
    }
}
