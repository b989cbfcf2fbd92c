/** What the keys do, on one page. */
@NullMarked
package dev.signalbox.console.screen.frame.help;

import org.jspecify.annotations.NullMarked;
