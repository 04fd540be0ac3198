/** What can be proved later: the append-only log, receipts, export, verification. */
@NullMarked
package vn.liennganh.evidence;

import org.jspecify.annotations.NullMarked;
