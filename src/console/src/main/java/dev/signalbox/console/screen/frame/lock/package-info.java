/** The lock of the environment, at the top of the window. */
@NullMarked
package dev.signalbox.console.screen.frame.lock;

import org.jspecify.annotations.NullMarked;
