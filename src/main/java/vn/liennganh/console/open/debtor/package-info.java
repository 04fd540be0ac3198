/** Debtors without means, as far and as long as the law has them published. */
@NullMarked
package vn.liennganh.console.open.debtor;

import org.jspecify.annotations.NullMarked;
