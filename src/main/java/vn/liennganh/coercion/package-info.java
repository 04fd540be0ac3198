/** The coercion desk: plans that are agreed, forces that are there, days that suit everybody. */
@NullMarked
package vn.liennganh.coercion;

import org.jspecify.annotations.NullMarked;
