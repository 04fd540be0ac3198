/** A keeper's transfers: what its list says against what the office received. */
@NullMarked
package vn.liennganh.inmate.transfer;

import org.jspecify.annotations.NullMarked;
