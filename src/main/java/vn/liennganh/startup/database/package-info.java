/** The database: started or reached, held to what a receipt rests on, and watched. */
@NullMarked
package vn.liennganh.startup.database;

import org.jspecify.annotations.NullMarked;
