/** What stands in a message to the broker: numbers, and no header that the hub did not write. */
@NullMarked
package vn.liennganh.delivery.wire;

import org.jspecify.annotations.NullMarked;
