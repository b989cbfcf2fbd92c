/** Many downloads at once: what is given, what is done to each, and what came of it. */
@NullMarked
package dev.signalbox.console.model.downloads.many;

import org.jspecify.annotations.NullMarked;
