/** What the console asks of download services and of whoever keeps their keys. */
@NullMarked
package dev.signalbox.console.gateway.downloads;

import org.jspecify.annotations.NullMarked;
