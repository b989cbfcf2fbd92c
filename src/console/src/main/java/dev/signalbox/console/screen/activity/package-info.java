/** What this console does and did: tasks, changes, and its use of the APIs. */
@NullMarked
package dev.signalbox.console.screen.activity;

import org.jspecify.annotations.NullMarked;
