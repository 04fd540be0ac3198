/** The clarification desk: what courts were asked about their judgments, and what they answered. */
@NullMarked
package vn.liennganh.clarification;

import org.jspecify.annotations.NullMarked;
