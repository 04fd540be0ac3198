/** The words: what a message says, and what the hub may answer. */
@NullMarked
package vn.liennganh.message;

import org.jspecify.annotations.NullMarked;
