/** What resources are like now, told in the form of their templates' properties. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.drift.live;

import org.jspecify.annotations.NullMarked;
