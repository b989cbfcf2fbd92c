@NullMarked
package dev.signalbox.download.stats;

import org.jspecify.annotations.NullMarked;
