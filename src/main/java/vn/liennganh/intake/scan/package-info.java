/** Looks for malware in contents before they are kept. */
@NullMarked
package vn.liennganh.intake.scan;

import org.jspecify.annotations.NullMarked;
