package vn.liennganh.console.police;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that stands in the way, in a sentence. It refuses nothing.
 *
 * @param exchange the operation that it leads to; empty where the viewer sees none
 * @param severe whether it is certain rather than feared
 */
public record Warning(String text, Optional<UUID> exchange, boolean severe) {}
