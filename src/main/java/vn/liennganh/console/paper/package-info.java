/**
 * What is printed: letters laid out after Decree 30/2020, tables and minutes, as PDF that can be
 * read by machines and checked by the code on it.
 */
@NullMarked
package vn.liennganh.console.paper;

import org.jspecify.annotations.NullMarked;
