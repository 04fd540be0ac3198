/** Calendars, counting rules, time limits and their explanation, as pure functions. */
@NullMarked
package vn.liennganh.legaltime;

import org.jspecify.annotations.NullMarked;
