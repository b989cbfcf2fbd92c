/** The archive of executions as screens see it. */
@NullMarked
package dev.signalbox.console.store.archive;

import org.jspecify.annotations.NullMarked;
