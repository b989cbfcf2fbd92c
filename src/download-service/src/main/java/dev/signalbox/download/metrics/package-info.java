@NullMarked
package dev.signalbox.download.metrics;

import org.jspecify.annotations.NullMarked;
