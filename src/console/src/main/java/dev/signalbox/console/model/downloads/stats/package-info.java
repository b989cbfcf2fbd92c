/** How a download service's counters went up. */
@NullMarked
package dev.signalbox.console.model.downloads.stats;

import org.jspecify.annotations.NullMarked;
