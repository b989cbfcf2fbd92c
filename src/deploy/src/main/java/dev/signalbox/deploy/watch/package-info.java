/** Stacks as they are watched: operations, resources and their dependencies, failures through nested stacks. */
@NullMarked
package dev.signalbox.deploy.watch;

import org.jspecify.annotations.NullMarked;
