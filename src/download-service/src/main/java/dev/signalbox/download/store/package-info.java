@NullMarked
package dev.signalbox.download.store;

import org.jspecify.annotations.NullMarked;
