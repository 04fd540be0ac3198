/** A bank's own words on its cases: nobody else reads them, and no message carries them. */
@NullMarked
package vn.liennganh.console.bank.label;

import org.jspecify.annotations.NullMarked;
