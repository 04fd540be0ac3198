/** The deadline radar: what an agency owes and what it waits for, by day. */
@NullMarked
package vn.liennganh.console.radar;

import org.jspecify.annotations.NullMarked;
