/** The gallery of bundled pipelines and the list of all stacks. */
@NullMarked
package dev.signalbox.console.screen.pipelines.gallery;

import org.jspecify.annotations.NullMarked;
