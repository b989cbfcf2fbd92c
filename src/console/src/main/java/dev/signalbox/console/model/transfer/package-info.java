/** Downloads and uploads as the operator sees them, and what S3 says about objects. */
@NullMarked
package dev.signalbox.console.model.transfer;

import org.jspecify.annotations.NullMarked;
