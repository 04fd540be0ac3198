/** Where the questions of one case stand, message by message, as pure functions. */
@NullMarked
package vn.liennganh.clarification.position;

import org.jspecify.annotations.NullMarked;
