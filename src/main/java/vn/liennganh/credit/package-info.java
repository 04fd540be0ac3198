/** The bank-credit desk: where each case of a bank stands, what is owed, who waits on whom. */
@NullMarked
package vn.liennganh.credit;

import org.jspecify.annotations.NullMarked;
