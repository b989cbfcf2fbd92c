/** The manual as it is shipped: in the console's jar, and as HTML. */
@NullMarked
package dev.signalbox.console.app.manual;

import org.jspecify.annotations.NullMarked;
