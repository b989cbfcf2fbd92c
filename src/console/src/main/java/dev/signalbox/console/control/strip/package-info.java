/** Strips of small cells, one for each of many items. */
@NullMarked
package dev.signalbox.console.control.strip;

import org.jspecify.annotations.NullMarked;
