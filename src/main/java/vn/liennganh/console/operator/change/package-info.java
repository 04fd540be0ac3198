/** What two operators change together: who takes part, with which certificate, what is given up. */
@NullMarked
package vn.liennganh.console.operator.change;

import org.jspecify.annotations.NullMarked;
