/** The one bar that says that the cloud does not answer. */
@NullMarked
package dev.signalbox.console.screen.frame.health;

import org.jspecify.annotations.NullMarked;
