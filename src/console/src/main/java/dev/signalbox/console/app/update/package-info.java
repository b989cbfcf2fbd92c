/** For who makes releases: keys of the update feed, and the feed. */
@NullMarked
package dev.signalbox.console.app.update;

import org.jspecify.annotations.NullMarked;
