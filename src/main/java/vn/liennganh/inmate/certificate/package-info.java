/** Certificates of results, asked for one by one or by the list of a round. */
@NullMarked
package vn.liennganh.inmate.certificate;

import org.jspecify.annotations.NullMarked;
