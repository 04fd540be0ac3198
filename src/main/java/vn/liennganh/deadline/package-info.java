/** Watches obligations: gives notice, escalates, records silence, by the hub's own messages. */
@NullMarked
package vn.liennganh.deadline;

import org.jspecify.annotations.NullMarked;
