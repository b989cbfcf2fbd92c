/** The archive of executions: an embedded database, and the gateway that fills it and answers from it. */
@NullMarked
package dev.signalbox.console.gateway.archive;

import org.jspecify.annotations.NullMarked;
