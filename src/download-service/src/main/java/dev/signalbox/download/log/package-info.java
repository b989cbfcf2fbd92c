@NullMarked
package dev.signalbox.download.log;

import org.jspecify.annotations.NullMarked;
