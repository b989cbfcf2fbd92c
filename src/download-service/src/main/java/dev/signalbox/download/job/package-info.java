@NullMarked
package dev.signalbox.download.job;

import org.jspecify.annotations.NullMarked;
