package vn.liennganh;

/** Placeholder until the wiring lands. */
public final class HubApplication {
    private HubApplication() {}

    public static void main(String[] args) {}
}
