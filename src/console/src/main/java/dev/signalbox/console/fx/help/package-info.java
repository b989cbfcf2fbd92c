/** How a screen, a dialog or a control leads to its place in the manual. */
@NullMarked
package dev.signalbox.console.fx.help;

import org.jspecify.annotations.NullMarked;
