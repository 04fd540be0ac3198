/** The mailbox of an agency, a message, and the conversation it belongs to. */
@NullMarked
package vn.liennganh.console.mail;

import org.jspecify.annotations.NullMarked;
