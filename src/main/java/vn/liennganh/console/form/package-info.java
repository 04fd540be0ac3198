/** Forms made from the JSON Schema of a message's body, and bodies read back from them. */
@NullMarked
package vn.liennganh.console.form;

import org.jspecify.annotations.NullMarked;
