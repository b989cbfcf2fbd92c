/** The details that are open in tabs. */
@NullMarked
package dev.signalbox.console.screen.frame.tabs;

import org.jspecify.annotations.NullMarked;
