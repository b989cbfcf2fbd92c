/** {@code signalbox local}: the local cloud alone, and what can be done with its data folder. */
@NullMarked
package dev.signalbox.console.app.local;

import org.jspecify.annotations.NullMarked;
