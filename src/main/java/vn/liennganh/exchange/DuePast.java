package vn.liennganh.exchange;

import java.time.Instant;

/**
 * A due instant that a duty once had.
 *
 * @param until when another took its place
 * @param why what put the other in its place: a message id, or a kind of event and what it is about
 */
public record DuePast(Instant due, Instant until, String why) {}
