/** The supervising procurator: copies on time, exceptions first, samples that anybody can redraw. */
@NullMarked
package vn.liennganh.console.procuracy;

import org.jspecify.annotations.NullMarked;
