/** What the law leaves to the office: owners and ages of what does not meet, periods, orders. */
@NullMarked
package vn.liennganh.inmate.plan;

import org.jspecify.annotations.NullMarked;
