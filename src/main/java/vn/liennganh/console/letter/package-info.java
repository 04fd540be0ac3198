/**
 * What people write and send: drafts, the signatures of the official and of the agency, and the way
 * to the door.
 */
@NullMarked
package vn.liennganh.console.letter;

import org.jspecify.annotations.NullMarked;
