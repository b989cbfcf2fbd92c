/** The bell in the bar and what lies behind it. */
@NullMarked
package dev.signalbox.console.screen.frame.notices;

import org.jspecify.annotations.NullMarked;
