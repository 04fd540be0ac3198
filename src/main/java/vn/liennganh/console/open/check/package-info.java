/** Whether a document is true: by its file, by its code, or by everything that belongs to it. */
@NullMarked
package vn.liennganh.console.open.check;

import org.jspecify.annotations.NullMarked;
