/** How a deadline is shown: in a few words, and why it lies where it lies. */
@NullMarked
package vn.liennganh.console.due;

import org.jspecify.annotations.NullMarked;
