/** The inmate desk: what prisoners pay and receive through their keepers, and certificates. */
@NullMarked
package vn.liennganh.inmate;

import org.jspecify.annotations.NullMarked;
