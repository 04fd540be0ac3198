/** Scorecards for the agency itself, its superiors and the hub's operator. */
@NullMarked
package vn.liennganh.gateway.rest.scorecard;

import org.jspecify.annotations.NullMarked;
