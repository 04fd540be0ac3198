/** What an enforcement officer sees of money that is held: against the debt, holder by holder. */
@NullMarked
package vn.liennganh.console.money;

import org.jspecify.annotations.NullMarked;
