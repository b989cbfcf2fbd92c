/** How a client is told what became of its job. */
@NullMarked
package dev.signalbox.download.callback;

import org.jspecify.annotations.NullMarked;
