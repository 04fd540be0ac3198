/** The edge's back-pressure: who gets a place now, and what the others hear at once. */
@NullMarked
package vn.liennganh.gateway.limit;

import org.jspecify.annotations.NullMarked;
