package vn.liennganh.delivery.amqp;

import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;

/**
 * What was read of one sender at a time, in its order. It is judged from the first on; where
 * something stops it, what was judged is answered and the rest goes back to the broker.
 */
final class Pile {

    /** A letter and what the door made of it. */
    record Answered(Message letter, Intake.Taken taken) {

        /** Only to be asked when its pile is {@link #settled}. */
        Outcome outcome() {
            return taken.outcome().join();
        }

        /** The same letter, over which the hub failed. */
        Answered failed() {
            return new Answered(letter, Reception.failed());
        }
    }

    /** Why it went no further. */
    enum End {
        /** All of it was judged. */
        WHOLE,
        /** Everybody's door is shut for now: it comes again after a rest that grows. */
        SHUT,
        /** The hub failed over one letter: it comes again after a rest. */
        LATER,
        /** What a session that broke had read of the same sender is still being judged. */
        BUSY,
        /** So many others bring contents that there is no room for another. */
        NO_ROOM
    }

    private final String lane;
    private final AgencyId sender;
    private final List<Message> letters = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private volatile End end = End.WHOLE;
    private volatile boolean aside;
    private volatile boolean judging;
    private volatile boolean late;
    private volatile boolean settled;
    private final List<Long> sizes = new ArrayList<>();

    Pile(String lane, AgencyId sender) {
        this.lane = lane;
        this.sender = sender;
    }

    String lane() {
        return lane;
    }

    AgencyId sender() {
        return sender;
    }

    void add(Message letter, long size) {
        letters.add(letter);
        sizes.add(size);
    }

    List<Message> letters() {
        return letters;
    }

    /** Bytes of the first so many letters. */
    long bytes(int first) {
        return sizes.stream().limit(first).mapToLong(Long::longValue).sum();
    }

    /** Outcomes so far, in the order of the letters. */
    List<Answered> answers() {
        return answers;
    }

    /** Drops the outcomes from this one on, because of the reason. */
    void cut(int from, End reason) {
        answers.subList(from, answers.size()).clear();
        end = reason;
    }

    End end() {
        return end;
    }

    /** It brings contents, has a place for that, and nobody waits for it any more. */
    void putAside() {
        aside = true;
        passed.complete(null);
    }

    /** It takes longer than the others wait. */
    void late() {
        late = true;
        passed.complete(null);
    }

    /** Whether a thread is at it. */
    void judging(boolean now) {
        judging = now;
    }

    /**
     * Whether it counts against how much is read at once. What hangs does not, where it brings
     * contents or has a thread to itself: of both there are few.
     */
    boolean fillsBatch() {
        return !aside && !(late && judging);
    }

    boolean aside() {
        return aside;
    }

    /** Every outcome in it is durable. */
    void settle() {
        settled = true;
        passed.complete(null);
    }

    boolean settled() {
        return settled;
    }

    /** Ends when it is settled, put aside or late. */
    CompletableFuture<Void> passed() {
        return passed;
    }
}
