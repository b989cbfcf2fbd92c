/** Environments that are remembered, besides the embedded local cloud. */
@NullMarked
package dev.signalbox.console.store.environments;

import org.jspecify.annotations.NullMarked;
