/** Tells open pages that something changed for their agency. */
@NullMarked
package vn.liennganh.console.live;

import org.jspecify.annotations.NullMarked;
