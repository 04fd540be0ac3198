/** Where every dong of a prisoner, or of a keeper, is. */
@NullMarked
package vn.liennganh.inmate.ledger;

import org.jspecify.annotations.NullMarked;
