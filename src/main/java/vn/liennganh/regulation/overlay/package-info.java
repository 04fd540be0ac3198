/**
 * Coordination regulations between agencies: they add and tighten, and never take the law's place.
 */
@NullMarked
package vn.liennganh.regulation.overlay;

import org.jspecify.annotations.NullMarked;
