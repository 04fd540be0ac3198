/** The procuracy register: what reached a procuracy and when, and who owes whom an answer. */
@NullMarked
package vn.liennganh.supervision;

import org.jspecify.annotations.NullMarked;
