/**
 * The partners' port itself, before a connection is anybody's: what its first bytes must be, and
 * how often connections were ended for what they did.
 */
@NullMarked
package vn.liennganh.startup.broker.port;

import org.jspecify.annotations.NullMarked;
