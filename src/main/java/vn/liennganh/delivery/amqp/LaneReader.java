package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.wire.Rests;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.message.AgencyId;

/**
 * Reads submissions from one lane for each agency, all lanes in turn and each at most its share of
 * a batch: whoever floods its own lane delays nobody else's. The lane of an agency that has used up
 * its rates rests: it fills, and its sender gets no credit until there is something left again.
 */
final class LaneReader {

    /** Bodies beyond it make a batch full: they are held in memory until it is judged. */
    static final long BYTES_MAX = 16L * 1024 * 1024;

    private static final String CHANNEL = "amqp";

    /** Before a letter over which the hub failed is read again. */
    private static final Duration FAILED_REST = Duration.ofSeconds(1);

    /** Before it is looked again whether there is room, or a sender's last pile is done. */
    private static final Duration BUSY_REST = Duration.ofMillis(200);

    private final LaneLine line;
    private final BrokerView view;
    private final SubmissionDesk desk;
    private final Pace pace;

    /** Where something may lie, the longest unread first. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Lanes that are left alone, each until then by {@link System#nanoTime}. */
    private final Map<String, Long> resting = new HashMap<>();

    /** Lanes of which something is being judged, with how many piles there are. */
    private final Map<String, Integer> held = new HashMap<>();

    /** Those of them on which more lies than was read. */
    private final Set<String> more = new HashSet<>();

    /** Lanes that go back to the broker when nothing of them is being judged, with their rest. */
    private final Map<String, Duration> returning = new HashMap<>();

    /** Lanes whose next letter brings contents for which there was no room, the first first. */
    private final Set<String> crowded = new LinkedHashSet<>();

    /** Lanes and senders who found the door shut. */
    private final Rests<String> shut = new Rests<>(System::nanoTime);

    /** What is read and not yet dealt with, by who handed it in. */
    private final Map<AgencyId, Hand> inHand = new HashMap<>();

    private long bytes;

    private record Hand(long calls, long bytes) {

        private static final Hand EMPTY = new Hand(0, 0);

        Hand with(long size) {
            return new Hand(calls + 1, bytes + size);
        }

        @Nullable Hand without(long doneCalls, long doneBytes) {
            return calls == doneCalls ? null : new Hand(calls - doneCalls, bytes - doneBytes);
        }
    }

    LaneReader(LaneLine line, BrokerView view, SubmissionDesk desk, Pace pace) {
        this.line = line;
        this.view = view;
        this.desk = desk;
        this.pace = pace;
    }

    void look(Set<String> lanes) {
        for (String lane : lanes) {
            if (held.containsKey(lane)) {
                more.add(lane);
            } else if (!crowded.contains(lane)) {
                waiting.add(lane);
            }
        }
        if (desk.room()) {
            crowded.stream().findFirst().ifPresent(this::uncrowd);
        }
    }

    private void uncrowd(String lane) {
        crowded.remove(lane);
        if (!held.containsKey(lane)) {
            // Else what was read of it goes back first, and the lane waits from then on.
            waiting.add(lane);
        }
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    /** How long nothing can be read unless a lane grows; at most {@code most}. */
    long quietMillis(long most) {
        long now = System.nanoTime();
        long next = TimeUnit.MILLISECONDS.toNanos(most);
        for (String lane : waiting) {
            next = Math.min(next, Math.max(0, resting.getOrDefault(lane, now) - now));
        }
        // Rounded up: a lane that rests for less than a millisecond is not asked in a circle.
        return TimeUnit.NANOSECONDS.toMillis(next + 999_999);
    }

    /**
     * The next of each lane of which nothing is being judged, in the order in which each was
     * filled, a pile for each sender; may be none.
     *
     * @param most letters
     * @param before bytes that are in memory already
     */
    List<Pile> take(int most, long before) throws JMSException {
        bytes = before;
        resting.values().removeIf(until -> until - System.nanoTime() <= 0);
        List<String> open = waiting.stream().filter(it -> !resting.containsKey(it)).toList();
        int share = Math.max(1, most / Math.max(1, open.size()));
        int taken = 0;
        List<Pile> piles = new ArrayList<>();
        for (String lane : open) {
            if (taken >= most || bytes > BYTES_MAX) {
                break;
            }
            if (Addresses.laneOwner(lane).stream().anyMatch(it -> desk.busy(lane, it))) {
                // Read by a session that broke, and still being judged.
                rest(lane, BUSY_REST);
                continue;
            }
            waiting.remove(lane);
            Map<AgencyId, Pile> read = new LinkedHashMap<>();
            boolean full = read(lane, share, read);
            for (Pile pile : read.values()) {
                taken += pile.letters().size();
                held.merge(lane, 1, Integer::sum);
                piles.add(pile);
            }
            if (full || view.holds(lane)) {
                (read.isEmpty() ? waiting : more).add(lane);
            }
        }
        return piles;
    }

    /** Whether there was a full share. */
    private boolean read(String lane, int share, Map<AgencyId, Pile> piles) throws JMSException {
        for (int i = 0; i < share && bytes <= BYTES_MAX; i++) {
            if (rests(lane)) {
                return true;
            }
            Optional<Message> next = line.next(lane);
            if (next.isEmpty()) {
                return false;
            }
            long size = next.get() instanceof BytesMessage body ? body.getBodyLength() : 0;
            bytes += size;
            AgencyId sender = Letter.sender(next.get());
            piles.computeIfAbsent(sender, key -> new Pile(lane, key)).add(next.get(), size);
            inHand.put(sender, inHand.getOrDefault(sender, Hand.EMPTY).with(size));
        }
        return true;
    }

    private boolean rests(String lane) {
        Optional<AgencyId> owner = Addresses.laneOwner(lane);
        if (owner.isEmpty()) {
            return false;
        }
        Hand hand = inHand.getOrDefault(owner.get(), Hand.EMPTY);
        Optional<Duration> rest = pace.rest(owner.get(), CHANNEL, hand.calls(), hand.bytes());
        rest.ifPresent(time -> rest(lane, time));
        return rest.isPresent();
    }

    private void rest(String lane, Duration time) {
        resting.put(lane, System.nanoTime() + time.toNanos());
    }

    /**
     * What was answered is settled and committed, and counts against its senders' rates; the rest
     * of it goes back to where it was, and is read again after a rest.
     */
    void done(List<Pile> piles) throws JMSException {
        Set<AgencyId> dealt = new HashSet<>();
        for (Pile pile : piles) {
            AgencyId sender = pile.sender();
            int answered = pile.answers().size();
            if (answered > 0) {
                shut.over(pile.lane() + " " + sender);
                pace.took(sender, answered, pile.bytes(answered));
                dealt.add(sender);
            }
            int all = pile.letters().size();
            inHand.computeIfPresent(sender, (key, hand) -> hand.without(all, pile.bytes(all)));
            if (answered < all) {
                returning.merge(pile.lane(), rest(pile), LaneReader::max);
            }
            if (held.merge(pile.lane(), -1, Integer::sum) == 0) {
                free(pile.lane());
            }
        }
        if (!dealt.isEmpty()) {
            view.dealt(dealt);
        }
    }

    /** How long that of which something is left rests. */
    private Duration rest(Pile pile) {
        return switch (pile.end()) {
            case SHUT -> shut.longer(pile.lane() + " " + pile.sender());
            case BUSY -> BUSY_REST;
            case NO_ROOM -> noRoom(pile.lane());
            case LATER, WHOLE -> FAILED_REST;
        };
    }

    /** A lane of one agency waits for a place; those who share one do not wait for each other. */
    private Duration noRoom(String lane) {
        if (Addresses.laneOwner(lane).isEmpty()) {
            return BUSY_REST;
        }
        crowded.add(lane);
        return Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Nothing of it is being judged any more. */
    private void free(String lane) throws JMSException {
        held.remove(lane);
        boolean unread = more.remove(lane) || returning.containsKey(lane);
        if (unread && !crowded.contains(lane)) {
            waiting.add(lane);
        }
        Duration rest = returning.remove(lane);
        if (rest != null) {
            rest(lane, rest);
            line.giveBack(lane);
        }
    }
}
