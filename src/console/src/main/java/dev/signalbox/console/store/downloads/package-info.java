/** What the console believes about download services: which there are, and what the open one does. */
@NullMarked
package dev.signalbox.console.store.downloads;

import org.jspecify.annotations.NullMarked;
