/** A strict reader for what people write in config: every value knows its file and line. */
@NullMarked
package vn.liennganh.yaml;

import org.jspecify.annotations.NullMarked;
