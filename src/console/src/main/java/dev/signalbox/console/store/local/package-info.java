/** The data folder of the local cloud: how large it is, and whether it is to be emptied. */
@NullMarked
package dev.signalbox.console.store.local;

import org.jspecify.annotations.NullMarked;
