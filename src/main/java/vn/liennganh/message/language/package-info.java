/** Which of its two languages the hub speaks to somebody. */
@NullMarked
package vn.liennganh.message.language;

import org.jspecify.annotations.NullMarked;
