/** How a guarded fetch works inside. */
@NullMarked
package dev.signalbox.transfer.internal;

import org.jspecify.annotations.NullMarked;
