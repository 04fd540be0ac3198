/** Reads which days are worked and when nothing may be enforced, as people write it in config. */
@NullMarked
package vn.liennganh.regulation.calendars;

import org.jspecify.annotations.NullMarked;
