/**
 * WS-Security 1.1 for one fixed profile: X.509 signature over Body, Timestamp and addressing, both
 * ways. Everything outside the profile is refused, so that there is little to get wrong.
 */
@NullMarked
package vn.liennganh.gateway.soap.security;

import org.jspecify.annotations.NullMarked;
