/**
 * What the rooms over a desk share: how its exchanges stand, who owes what, and where to read it.
 */
@NullMarked
package vn.liennganh.console.matter;

import org.jspecify.annotations.NullMarked;
