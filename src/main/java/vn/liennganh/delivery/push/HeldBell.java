package vn.liennganh.delivery.push;

/** Tells the courier that something held back has changed. */
@FunctionalInterface
public interface HeldBell {

    void ring();
}
