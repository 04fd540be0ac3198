/** How much is on its way to whom, in numbers, for whoever watches the hub. */
@NullMarked
package vn.liennganh.delivery.backlog;

import org.jspecify.annotations.NullMarked;
