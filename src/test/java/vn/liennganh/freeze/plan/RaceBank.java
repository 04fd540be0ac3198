package vn.liennganh.freeze.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/** A bank's own books, which nobody sees but by its messages. */
final class RaceBank {
    final int number;

    /** What it was told and has not carried out, the oldest first. */
    final Deque<Runnable> told = new ArrayDeque<>();

    final RaceBook book = new RaceBook();
    long free;
    long held;
    long extent;
    long sent;
    boolean unvalued;

    /** Messages from it or to it that are under way. */
    int underWay;

    RaceBank(int number, long free) {
        this.number = number;
        this.free = free;
    }
}
