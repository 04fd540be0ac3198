/** Money, charts and workbooks as every console shows them. */
@NullMarked
package vn.liennganh.console.figures;

import org.jspecify.annotations.NullMarked;
