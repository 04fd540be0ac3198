/** The day of an operation: its sheet on paper, its moments by telephone, its report. */
@NullMarked
package vn.liennganh.console.police.day;

import org.jspecify.annotations.NullMarked;
