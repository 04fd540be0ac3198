/** Counts what was refused before a seal was verified: how often, never who or what. */
@NullMarked
package vn.liennganh.intake.audit;

import org.jspecify.annotations.NullMarked;
