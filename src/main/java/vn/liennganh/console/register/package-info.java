/**
 * The rooms over registers: Steering Committee cases, persuasion by communes, publications,
 * entrustments and evidence, each for those who were told something of a case.
 */
@NullMarked
package vn.liennganh.console.register;

import org.jspecify.annotations.NullMarked;
