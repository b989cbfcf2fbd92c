@NullMarked
package dev.signalbox.download.api;

import org.jspecify.annotations.NullMarked;
