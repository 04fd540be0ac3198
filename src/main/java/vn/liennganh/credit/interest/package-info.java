/** Interest by dated rules, in whole dong, as pure functions. */
@NullMarked
package vn.liennganh.credit.interest;

import org.jspecify.annotations.NullMarked;
