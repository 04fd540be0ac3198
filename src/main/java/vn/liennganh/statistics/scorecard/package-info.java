/** Scorecards: how each agency answered, counted from duties and evidence, never self-reported. */
@NullMarked
package vn.liennganh.statistics.scorecard;

import org.jspecify.annotations.NullMarked;
