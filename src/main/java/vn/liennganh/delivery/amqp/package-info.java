/** AMQP 1.0 partners: what they hand in, and what lies ready for them at the broker. */
@NullMarked
package vn.liennganh.delivery.amqp;

import org.jspecify.annotations.NullMarked;
