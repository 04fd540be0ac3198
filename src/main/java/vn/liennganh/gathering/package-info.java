/** One request to many: how far the answers are, and when they are complete. */
@NullMarked
package vn.liennganh.gathering;

import org.jspecify.annotations.NullMarked;
