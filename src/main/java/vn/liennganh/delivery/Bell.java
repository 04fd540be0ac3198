package vn.liennganh.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes whoever waits for something new; a ring between asking and waiting is not lost. */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private volatile long rings;

    /** To be taken before looking for something new. */
    long rings() {
        return rings;
    }

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung since {@code heard}, at most {@code nanos}; false if it has not. */
    boolean await(long heard, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (rings == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
            return rings != heard;
        } finally {
            lock.unlock();
        }
    }

    /** {@link #await} in milliseconds. */
    boolean awaitMillis(long heard, long millis) throws InterruptedException {
        return await(heard, TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
