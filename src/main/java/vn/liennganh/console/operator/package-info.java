/** What whoever runs the hub looks at: how it stands, what is stuck, who is connected how. */
@NullMarked
package vn.liennganh.console.operator;

import org.jspecify.annotations.NullMarked;
