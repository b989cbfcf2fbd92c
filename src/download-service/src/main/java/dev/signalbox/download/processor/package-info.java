@NullMarked
package dev.signalbox.download.processor;

import org.jspecify.annotations.NullMarked;
