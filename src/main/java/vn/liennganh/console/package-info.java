/** What people see across desks: sign-in, mailbox, timeline, radar, operators. */
@NullMarked
package vn.liennganh.console;

import org.jspecify.annotations.NullMarked;
