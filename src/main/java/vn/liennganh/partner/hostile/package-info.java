/** Counterparts that misbehave on purpose, on a hub of the sandbox, and what each of them hears. */
@NullMarked
package vn.liennganh.partner.hostile;

import org.jspecify.annotations.NullMarked;
