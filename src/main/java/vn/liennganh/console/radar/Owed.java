package vn.liennganh.console.radar;

import vn.liennganh.regulation.Obligation;

/**
 * A duty as one of the two sees it.
 *
 * @param mine whether the viewer owes it, itself or for whom it carries on
 */
record Owed(Obligation duty, boolean mine) {}
