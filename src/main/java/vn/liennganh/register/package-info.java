/**
 * Registers of those groups that need no arithmetic of their own: publications, campaigns, Steering
 * Committee cases, entrustments, evidence. One book, read by tables.
 */
@NullMarked
package vn.liennganh.register;

import org.jspecify.annotations.NullMarked;
