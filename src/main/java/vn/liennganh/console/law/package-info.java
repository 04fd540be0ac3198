/**
 * The law as the hub has it, for people to read: procedures with their sources, and the calendar.
 */
@NullMarked
package vn.liennganh.console.law;

import org.jspecify.annotations.NullMarked;
