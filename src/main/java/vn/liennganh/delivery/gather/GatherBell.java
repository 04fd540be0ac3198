package vn.liennganh.delivery.gather;

/** Tells the courier, after the commit, that a gathering is to be looked at. */
@FunctionalInterface
public interface GatherBell {

    /** Quick, from any thread; one ring too many is harmless. */
    void ring();
}
