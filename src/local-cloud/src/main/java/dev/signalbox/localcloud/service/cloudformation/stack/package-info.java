/** Stacks: their durable state and events, and what creates, rolls back and deletes them. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.stack;

import org.jspecify.annotations.NullMarked;
