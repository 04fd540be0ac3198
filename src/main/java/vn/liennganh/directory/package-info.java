/** Who takes part: agencies, officials, certificates, competence, successors, at any date. */
@NullMarked
package vn.liennganh.directory;

import org.jspecify.annotations.NullMarked;
