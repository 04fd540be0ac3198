/** The law as data: who may send what to whom in which state, what is owed by when, and why. */
@NullMarked
package vn.liennganh.regulation;

import org.jspecify.annotations.NullMarked;
