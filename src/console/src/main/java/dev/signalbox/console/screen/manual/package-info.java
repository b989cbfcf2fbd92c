/** The window of the manual: contents, search, a page. */
@NullMarked
package dev.signalbox.console.screen.manual;

import org.jspecify.annotations.NullMarked;
