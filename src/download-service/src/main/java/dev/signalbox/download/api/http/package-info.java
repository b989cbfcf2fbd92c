@NullMarked
package dev.signalbox.download.api.http;

import org.jspecify.annotations.NullMarked;
