/**
 * A hub for the unit tests of partners' programs: in this process, offline, with keys of its own.
 * It speaks the protocol and proves what it says; it knows no law.
 */
@NullMarked
package vn.liennganh.partner.client.fake;

import org.jspecify.annotations.NullMarked;
