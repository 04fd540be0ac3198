/** The desks' verbs at the shell, one file a desk, and what they share. */
@NullMarked
package vn.liennganh.partner.cli.desk;

import org.jspecify.annotations.NullMarked;
