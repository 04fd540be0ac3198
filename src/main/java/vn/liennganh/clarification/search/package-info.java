/** Questions and answers by their words, without accents and without names. */
@NullMarked
package vn.liennganh.clarification.search;

import org.jspecify.annotations.NullMarked;
