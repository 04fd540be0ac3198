/** The clarification room: what courts were asked about their judgments, for both sides. */
@NullMarked
package vn.liennganh.console.court;

import org.jspecify.annotations.NullMarked;
