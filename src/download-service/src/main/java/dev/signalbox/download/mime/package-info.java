@NullMarked
package dev.signalbox.download.mime;

import org.jspecify.annotations.NullMarked;
