/** What the console's table can do besides showing rows: copy, export, and remember how it was arranged. */
@NullMarked
package dev.signalbox.console.control.table;

import org.jspecify.annotations.NullMarked;
