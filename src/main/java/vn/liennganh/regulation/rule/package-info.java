/** What a rule file can say about a message's way through its exchange, as plain values. */
@NullMarked
package vn.liennganh.regulation.rule;

import org.jspecify.annotations.NullMarked;
