/** The desk of a Steering Committee: difficult cases, what it directed, its meetings. */
@NullMarked
package vn.liennganh.console.steering;

import org.jspecify.annotations.NullMarked;
