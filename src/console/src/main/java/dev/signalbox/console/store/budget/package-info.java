/** How often the cloud may be asked, and the time in which that is counted. */
@NullMarked
package dev.signalbox.console.store.budget;

import org.jspecify.annotations.NullMarked;
