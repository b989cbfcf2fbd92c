/** AWS SDK adapters of the ports; the only package that sees the SDK. */
@NullMarked
package dev.signalbox.console.gateway.aws;

import org.jspecify.annotations.NullMarked;
