/** The partners' AMQP port on the embedded broker: who may connect, and what they may reach. */
@NullMarked
package vn.liennganh.startup.amqp;

import org.jspecify.annotations.NullMarked;
