/** Lists as people take them away: a table, and the same as Excel or CSV. */
@NullMarked
package vn.liennganh.console.sheet;

import org.jspecify.annotations.NullMarked;
