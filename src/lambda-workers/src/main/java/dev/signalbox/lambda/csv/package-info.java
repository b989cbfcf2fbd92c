/** Comma-separated values as they come from anywhere, read and written without ever holding a whole file. */
@NullMarked
package dev.signalbox.lambda.csv;

import org.jspecify.annotations.NullMarked;
