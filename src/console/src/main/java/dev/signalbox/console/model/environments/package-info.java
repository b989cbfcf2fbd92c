/** Environments that are remembered. */
@NullMarked
package dev.signalbox.console.model.environments;

import org.jspecify.annotations.NullMarked;
