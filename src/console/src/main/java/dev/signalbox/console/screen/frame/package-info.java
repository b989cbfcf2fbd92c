/** The window around all screens: environment, navigation, palette, tasks. */
@NullMarked
package dev.signalbox.console.screen.frame;

import org.jspecify.annotations.NullMarked;
