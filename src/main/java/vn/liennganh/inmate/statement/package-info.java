/** Statements of a keeper's account that both sides sign. */
@NullMarked
package vn.liennganh.inmate.statement;

import org.jspecify.annotations.NullMarked;
