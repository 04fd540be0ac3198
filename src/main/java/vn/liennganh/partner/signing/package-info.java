/**
 * The signing agent: a program on its person's computer that signs, with a key which stays there,
 * what a page of the consoles brings it over loopback HTTP, after that person has agreed.
 */
@NullMarked
package vn.liennganh.partner.signing;

import org.jspecify.annotations.NullMarked;
