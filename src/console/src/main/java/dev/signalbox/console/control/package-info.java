/** Our own reusable controls. */
@NullMarked
package dev.signalbox.console.control;

import org.jspecify.annotations.NullMarked;
