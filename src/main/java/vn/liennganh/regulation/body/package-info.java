/** What a message's content must be like: its schema, what its fields owe each other, examples. */
@NullMarked
package vn.liennganh.regulation.body;

import org.jspecify.annotations.NullMarked;
