/** Who may work for an agency: appointed by two heads, ended by one, all of it written down. */
@NullMarked
package vn.liennganh.console.members;

import org.jspecify.annotations.NullMarked;
