/** Finding letters by case, document, name or agency, whatever marks somebody types. */
@NullMarked
package vn.liennganh.console.search;

import org.jspecify.annotations.NullMarked;
