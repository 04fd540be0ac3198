/** Where one case stands for the banks that are owed, as pure functions of accepted messages. */
@NullMarked
package vn.liennganh.credit.position;

import org.jspecify.annotations.NullMarked;
