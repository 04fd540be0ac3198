/** The way out: outbox, queues, routes, attempts. Nothing else touches Camel and JMS. */
@NullMarked
package vn.liennganh.delivery;

import org.jspecify.annotations.NullMarked;
