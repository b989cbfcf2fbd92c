/** What a download service tells of itself, its jobs and its aggregations. */
@NullMarked
package dev.signalbox.console.model.downloads;

import org.jspecify.annotations.NullMarked;
