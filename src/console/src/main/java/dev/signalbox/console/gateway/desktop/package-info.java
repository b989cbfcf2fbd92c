/** Desktop notifications through the program that each system brings for it. */
@NullMarked
package dev.signalbox.console.gateway.desktop;

import org.jspecify.annotations.NullMarked;
