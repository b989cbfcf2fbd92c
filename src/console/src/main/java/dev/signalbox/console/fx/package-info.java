/** The bridge to JavaFX: one door to its thread, views, texts, navigation. */
@NullMarked
package dev.signalbox.console.fx;

import org.jspecify.annotations.NullMarked;
