@NullMarked
package dev.signalbox.download.storage;

import org.jspecify.annotations.NullMarked;
