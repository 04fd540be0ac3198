/** The enforcement officer's morning: what is due, what came back, what waits for a signature. */
@NullMarked
package vn.liennganh.console.today;

import org.jspecify.annotations.NullMarked;
