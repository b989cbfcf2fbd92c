/** Downloads and uploads, under the list of files. */
@NullMarked
package dev.signalbox.console.screen.files.transfers;

import org.jspecify.annotations.NullMarked;
