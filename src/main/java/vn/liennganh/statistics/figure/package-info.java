/** Counts, money and ratios of enforcement, exactly: pure functions, no binary fractions. */
@NullMarked
package vn.liennganh.statistics.figure;

import org.jspecify.annotations.NullMarked;
