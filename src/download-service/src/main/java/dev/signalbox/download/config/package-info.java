@NullMarked
package dev.signalbox.download.config;

import org.jspecify.annotations.NullMarked;
