@NullMarked
package dev.signalbox.benchmarks.downloads;

import org.jspecify.annotations.NullMarked;
