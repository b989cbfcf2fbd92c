/** What only the overview asks for. */
@NullMarked
package dev.signalbox.console.store.overview;

import org.jspecify.annotations.NullMarked;
