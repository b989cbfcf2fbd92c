/** What the operator can set, in sections that their owners bring. */
@NullMarked
package dev.signalbox.console.screen.settings;

import org.jspecify.annotations.NullMarked;
