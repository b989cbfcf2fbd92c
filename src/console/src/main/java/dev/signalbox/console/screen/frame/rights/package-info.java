/** What is said when somebody presses what the role may not do. */
@NullMarked
package dev.signalbox.console.screen.frame.rights;

import org.jspecify.annotations.NullMarked;
