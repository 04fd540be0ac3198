/** The statistics desk: figures rolled up, held against targets, and reconciled form by form. */
@NullMarked
package vn.liennganh.statistics;

import org.jspecify.annotations.NullMarked;
