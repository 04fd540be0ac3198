/** The supervising procurator: copies on time, exceptions first, samples to redraw. */
@NullMarked
package vn.liennganh.console.procuracy;

import org.jspecify.annotations.NullMarked;
