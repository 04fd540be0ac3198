/** Procedures as they are played: every way through one, or one way that a scenario tells. */
@NullMarked
package vn.liennganh.regulation.workbench.walk;

import org.jspecify.annotations.NullMarked;
