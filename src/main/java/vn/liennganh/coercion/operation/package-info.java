/** What the messages of one operation say, and what follows from it; without database or clock. */
@NullMarked
package vn.liennganh.coercion.operation;

import org.jspecify.annotations.NullMarked;
