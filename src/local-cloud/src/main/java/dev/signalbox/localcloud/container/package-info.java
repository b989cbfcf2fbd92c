/** What runs containers' programs, whichever service asks: images, logs. */
@NullMarked
package dev.signalbox.localcloud.container;

import org.jspecify.annotations.NullMarked;
