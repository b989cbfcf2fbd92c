/** What transfers ask of S3. */
@NullMarked
package dev.signalbox.console.gateway.transfer;

import org.jspecify.annotations.NullMarked;
