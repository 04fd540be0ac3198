/**
 * Who has read what: words left to a recipient are attested; sensitive values are hidden until
 * somebody says what for, and a diary tells who did.
 */
@NullMarked
package vn.liennganh.console.diary;

import org.jspecify.annotations.NullMarked;
