/** What is new for one person since that person last looked, part by part. */
@NullMarked
package vn.liennganh.console.bell;

import org.jspecify.annotations.NullMarked;
