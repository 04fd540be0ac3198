/** What the sandbox shows an integrator: each thing handed in, and why it was refused. */
@NullMarked
package vn.liennganh.startup.events;

import org.jspecify.annotations.NullMarked;
