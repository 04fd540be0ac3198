/** The inmates' room: money, papers and certificates of prisoners, for both of their sides. */
@NullMarked
package vn.liennganh.console.inmate;

import org.jspecify.annotations.NullMarked;
