/** What waits for the writer, and in which order it comes. */
@NullMarked
package vn.liennganh.intake.queue;

import org.jspecify.annotations.NullMarked;
