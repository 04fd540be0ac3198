/** What anybody may have checked: a message, its attachments and a receipt. */
@NullMarked
package vn.liennganh.evidence.verify;

import org.jspecify.annotations.NullMarked;
