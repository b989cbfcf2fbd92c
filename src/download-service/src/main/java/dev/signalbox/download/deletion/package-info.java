/** Deletes what nobody needs any more. */
@NullMarked
package dev.signalbox.download.deletion;

import org.jspecify.annotations.NullMarked;
