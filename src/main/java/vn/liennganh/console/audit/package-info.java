/** What an inspector looks at: that nothing was taken out of the log, and who may do what. */
@NullMarked
package vn.liennganh.console.audit;

import org.jspecify.annotations.NullMarked;
