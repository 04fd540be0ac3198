/** What a bank's people bring along as files: account statements and packages of cases. */
@NullMarked
package vn.liennganh.console.bank.files;

import org.jspecify.annotations.NullMarked;
