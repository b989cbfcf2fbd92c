/** Asking the provider for its list of files. */
@NullMarked
package dev.signalbox.lambda.filelist;

import org.jspecify.annotations.NullMarked;
