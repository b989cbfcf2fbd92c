/** What Signalbox keeps of executions on this computer. */
@NullMarked
package dev.signalbox.console.model.archive;

import org.jspecify.annotations.NullMarked;
