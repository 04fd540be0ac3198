/**
 * Planning arithmetic: lead times, closed days, costs; what it finds it explains, never refuses.
 */
@NullMarked
package vn.liennganh.coercion.plan;

import org.jspecify.annotations.NullMarked;
