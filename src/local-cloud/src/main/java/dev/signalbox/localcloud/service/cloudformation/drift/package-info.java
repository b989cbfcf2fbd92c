/** Whether the resources of stacks still are what their templates say. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.drift;

import org.jspecify.annotations.NullMarked;
