/** How deployments are done; not for callers outside this module. */
@NullMarked
package dev.signalbox.deploy.internal;

import org.jspecify.annotations.NullMarked;
