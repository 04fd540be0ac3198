/** Who is needed when, over all operations, and who is needed twice. */
@NullMarked
package vn.liennganh.coercion.schedule;

import org.jspecify.annotations.NullMarked;
