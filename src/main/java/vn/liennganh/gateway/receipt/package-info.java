/** Receipts in other clothes, for partners whose software reads no JSON. */
@NullMarked
package vn.liennganh.gateway.receipt;

import org.jspecify.annotations.NullMarked;
