/** What was said about one prisoner under one decision, message by message. */
@NullMarked
package vn.liennganh.inmate.position;

import org.jspecify.annotations.NullMarked;
