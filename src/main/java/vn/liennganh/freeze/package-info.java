/** The freeze desk: holds that add up over all holders of one debt, and money that is traced. */
@NullMarked
package vn.liennganh.freeze;

import org.jspecify.annotations.NullMarked;
