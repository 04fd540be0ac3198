/** How a partner comes to work over the hub: what is done, and who does the rest by when. */
@NullMarked
package vn.liennganh.console.operator.joining;

import org.jspecify.annotations.NullMarked;
