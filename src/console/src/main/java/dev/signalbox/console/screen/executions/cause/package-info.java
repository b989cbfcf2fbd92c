/** Why an execution failed, followed into other services, and what to do about it. */
@NullMarked
package dev.signalbox.console.screen.executions.cause;

import org.jspecify.annotations.NullMarked;
