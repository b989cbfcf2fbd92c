/** What the overview is made of. */
@NullMarked
package dev.signalbox.console.control.card;

import org.jspecify.annotations.NullMarked;
