/** The sandbox's people: invented users with passwords, and the provider that vouches for them. */
@NullMarked
package vn.liennganh.startup.people;

import org.jspecify.annotations.NullMarked;
