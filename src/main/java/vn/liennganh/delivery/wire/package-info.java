/** What a message to the broker bears, and how long a channel rests before it comes again. */
@NullMarked
package vn.liennganh.delivery.wire;

import org.jspecify.annotations.NullMarked;
