package vn.liennganh.console.matter;

import vn.liennganh.console.due.DuePill;

/**
 * One duty among those of a matter.
 *
 * @param mine whether the reader's own agency owes it now
 */
public record OwedLine(String what, String who, String whom, boolean mine, DuePill due) {}
