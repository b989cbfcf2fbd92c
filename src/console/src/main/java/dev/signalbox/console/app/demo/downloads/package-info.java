/** The other ends of the download service in its demo: where its files come from and who it calls back. */
@NullMarked
package dev.signalbox.console.app.demo.downloads;

import org.jspecify.annotations.NullMarked;
