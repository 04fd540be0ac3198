/** What goes out and comes in: kept signed bytes, receipts, deliveries, attachments. */
@NullMarked
package vn.liennganh.partner.client.mail;

import org.jspecify.annotations.NullMarked;
