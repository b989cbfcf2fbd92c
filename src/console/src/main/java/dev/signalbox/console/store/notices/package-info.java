/** Notices what happens in the environment and tells it: in the console, and on the desktop while nobody looks. */
@NullMarked
package dev.signalbox.console.store.notices;

import org.jspecify.annotations.NullMarked;
