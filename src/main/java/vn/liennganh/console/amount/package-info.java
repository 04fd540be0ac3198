/** Money as every console writes it, and bars that are drawn of it. */
@NullMarked
package vn.liennganh.console.amount;

import org.jspecify.annotations.NullMarked;
