/**
 * XML as SOAP needs it and no further: a small tree, a strict reader with limits, and exclusive
 * canonical form. What is checked here is the very tree that is acted upon.
 */
@NullMarked
package vn.liennganh.gateway.soap.xml;

import org.jspecify.annotations.NullMarked;
