/** Says in words why a duty is due when it is: every day counted, passed over and moved. */
@NullMarked
package vn.liennganh.regulation.explain;

import org.jspecify.annotations.NullMarked;
