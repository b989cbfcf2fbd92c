/** What notices say. */
@NullMarked
package dev.signalbox.console.fx.notices;

import org.jspecify.annotations.NullMarked;
