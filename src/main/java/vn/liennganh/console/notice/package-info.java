/** E-mails that something waits: how much, and where; never what, of whom, or in which case. */
@NullMarked
package vn.liennganh.console.notice;

import org.jspecify.annotations.NullMarked;
