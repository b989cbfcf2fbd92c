/** Small charts of what happens now; each has its words, and a table beside it. */
@NullMarked
package dev.signalbox.console.control.chart;

import org.jspecify.annotations.NullMarked;
