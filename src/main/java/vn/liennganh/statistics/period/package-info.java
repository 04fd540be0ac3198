/** Where an agency's reporting period stands after some message: figures and forms. */
@NullMarked
package vn.liennganh.statistics.period;

import org.jspecify.annotations.NullMarked;
