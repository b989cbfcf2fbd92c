/** Records and sealed types of the console's domain; knows neither AWS nor JavaFX. */
@NullMarked
package dev.signalbox.console.model;

import org.jspecify.annotations.NullMarked;
