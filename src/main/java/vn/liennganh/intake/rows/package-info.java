/** How rows are spelt for PostgreSQL. */
@NullMarked
package vn.liennganh.intake.rows;

import org.jspecify.annotations.NullMarked;
