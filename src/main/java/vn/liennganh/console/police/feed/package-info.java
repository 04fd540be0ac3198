/** What leaves the calendar: feeds behind secret addresses, figures of a month. */
@NullMarked
package vn.liennganh.console.police.feed;

import org.jspecify.annotations.NullMarked;
