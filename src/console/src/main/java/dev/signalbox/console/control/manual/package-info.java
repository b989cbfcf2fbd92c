/** A page of the manual, drawn with controls. */
@NullMarked
package dev.signalbox.console.control.manual;

import org.jspecify.annotations.NullMarked;
