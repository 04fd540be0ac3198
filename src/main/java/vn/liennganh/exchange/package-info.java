/** One conversation under one procedure: its state, parties, obligations. */
@NullMarked
package vn.liennganh.exchange;

import org.jspecify.annotations.NullMarked;
