/**
 * What the agency files say: who takes part, who follows whom, who is competent where and since
 * when; read strictly, and sound as a whole or not taken.
 */
@NullMarked
package vn.liennganh.directory.registry;

import org.jspecify.annotations.NullMarked;
