/**
 * What the log promises to be kept elsewhere in the database, as the auditor asks for it: the
 * packages that keep it answer.
 */
@NullMarked
package vn.liennganh.evidence.kept;

import org.jspecify.annotations.NullMarked;
