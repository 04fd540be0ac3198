package vn.liennganh.regulation.across;

import java.util.UUID;

/** A fact and the exchange that lets it be known. */
public record Standing(UUID exchange, Fact fact) {}
