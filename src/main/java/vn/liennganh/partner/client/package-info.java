/**
 * The client library: every call of the hub's REST interface, with every answer checked before it
 * is believed.
 */
@NullMarked
package vn.liennganh.partner.client;

import org.jspecify.annotations.NullMarked;
