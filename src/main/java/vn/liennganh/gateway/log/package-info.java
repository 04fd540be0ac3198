/**
 * What everybody may fetch: the log as C2SP tiles, and what the hub's certificate authority
 * publishes.
 */
@NullMarked
package vn.liennganh.gateway.log;

import org.jspecify.annotations.NullMarked;
