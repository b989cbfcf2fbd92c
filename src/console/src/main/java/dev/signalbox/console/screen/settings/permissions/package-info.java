/** Settings, Permissions: what the role may do, and how that is known. */
@NullMarked
package dev.signalbox.console.screen.settings.permissions;

import org.jspecify.annotations.NullMarked;
