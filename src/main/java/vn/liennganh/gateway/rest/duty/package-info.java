/** What is owed, by when, and why: the part of the interface that is about duties. */
@NullMarked
package vn.liennganh.gateway.rest.duty;

import org.jspecify.annotations.NullMarked;
