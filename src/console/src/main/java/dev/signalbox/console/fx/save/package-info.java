/** Writing what a screen shows to a file that the operator chooses. */
@NullMarked
package dev.signalbox.console.fx.save;

import org.jspecify.annotations.NullMarked;
