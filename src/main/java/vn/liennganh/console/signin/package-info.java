/**
 * Who somebody is, an identity provider (OpenID Connect) or an official's certificate says; for
 * whom and as what that person works here, the hub's own list of members.
 */
@NullMarked
package vn.liennganh.console.signin;

import org.jspecify.annotations.NullMarked;
