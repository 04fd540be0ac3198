/**
 * The way out: outbox, queues, routes, attempts, custody. The only place that touches Camel and
 * JMS.
 */
@NullMarked
package vn.liennganh.delivery;

import org.jspecify.annotations.NullMarked;
