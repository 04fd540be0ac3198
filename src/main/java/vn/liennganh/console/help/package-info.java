/** What helps a newcomer: keys, help, the agencies, and the parts that pages are made of. */
@NullMarked
package vn.liennganh.console.help;

import org.jspecify.annotations.NullMarked;
