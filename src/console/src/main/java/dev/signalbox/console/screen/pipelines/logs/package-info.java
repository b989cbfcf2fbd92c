/** The logs of a stack's resources. */
@NullMarked
package dev.signalbox.console.screen.pipelines.logs;

import org.jspecify.annotations.NullMarked;
