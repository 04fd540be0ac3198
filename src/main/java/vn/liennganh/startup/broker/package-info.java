/**
 * What runs inside the partners' broker, beside its own code: who may connect and what they reach.
 * The same in the hub's process and in a stand-alone Artemis, into which it goes as {@code
 * target/hub-broker.jar}: it knows no Spring, no database and no directory, only what it is told.
 */
@NullMarked
package vn.liennganh.startup.broker;

import org.jspecify.annotations.NullMarked;
