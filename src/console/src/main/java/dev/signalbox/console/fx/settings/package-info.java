/** What other parts of the console add to the Settings screen. */
@NullMarked
package dev.signalbox.console.fx.settings;

import org.jspecify.annotations.NullMarked;
