/** The desk of a commune: notices to post and take down, persuasion visits, what was asked. */
@NullMarked
package vn.liennganh.console.commune;

import org.jspecify.annotations.NullMarked;
