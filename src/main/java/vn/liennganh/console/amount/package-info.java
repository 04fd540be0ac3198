/** Money and moments as every console writes them, and bars that are drawn of money. */
@NullMarked
package vn.liennganh.console.amount;

import org.jspecify.annotations.NullMarked;
