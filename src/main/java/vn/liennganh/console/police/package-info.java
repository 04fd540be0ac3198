/** The calendar of coercions: what is asked of whom on which day, and what stands in the way. */
@NullMarked
package vn.liennganh.console.police;

import org.jspecify.annotations.NullMarked;
