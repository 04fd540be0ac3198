/**
 * What the people of a bank's debt department work with: board, cases, requests, money, reports.
 */
@NullMarked
package vn.liennganh.console.bank;

import org.jspecify.annotations.NullMarked;
