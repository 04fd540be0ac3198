package vn.liennganh.console.assign;

import java.time.Instant;
import java.util.UUID;

/** Who takes care of a conversation, and since when. */
public record Assigned(UUID exchange, UUID member, String name, Instant since) {}
