/** What somebody is asked who has never been here. */
@NullMarked
package dev.signalbox.console.screen.frame.welcome;

import org.jspecify.annotations.NullMarked;
