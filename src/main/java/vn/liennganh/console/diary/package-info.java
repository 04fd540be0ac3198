/** Sensitive values: hidden until somebody says what for, and a diary of who did. */
@NullMarked
package vn.liennganh.console.diary;

import org.jspecify.annotations.NullMarked;
