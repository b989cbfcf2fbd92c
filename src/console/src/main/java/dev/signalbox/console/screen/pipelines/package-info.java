/** Bundled pipelines and their stacks: deploy, watch, outputs, delete. */
@NullMarked
package dev.signalbox.console.screen.pipelines;

import org.jspecify.annotations.NullMarked;
