/** The embedded local cloud: an AWS-wire-compatible endpoint on loopback. */
@NullMarked
package dev.signalbox.localcloud;

import org.jspecify.annotations.NullMarked;
