/** Messages to a URL that somebody else chose. */
@NullMarked
package dev.signalbox.transfer.post;

import org.jspecify.annotations.NullMarked;
