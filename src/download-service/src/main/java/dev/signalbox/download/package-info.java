@NullMarked
package dev.signalbox.download;

import org.jspecify.annotations.NullMarked;
