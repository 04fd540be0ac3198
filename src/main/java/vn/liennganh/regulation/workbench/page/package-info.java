/** Procedures as pages for people, in Vietnamese and English, made from the rule files. */
@NullMarked
package vn.liennganh.regulation.workbench.page;

import org.jspecify.annotations.NullMarked;
