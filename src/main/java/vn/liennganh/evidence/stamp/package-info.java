/** Time-stamps of a third party over the log's heads, beside the work and never in its way. */
@NullMarked
package vn.liennganh.evidence.stamp;

import org.jspecify.annotations.NullMarked;
