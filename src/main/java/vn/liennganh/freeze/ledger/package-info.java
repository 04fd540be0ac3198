/** Where every dong is, in double entry: postings that balance message by message. */
@NullMarked
package vn.liennganh.freeze.ledger;

import org.jspecify.annotations.NullMarked;
