/** The tree of a stack's resources with their time line. */
@NullMarked
package dev.signalbox.console.screen.pipelines.tree;

import org.jspecify.annotations.NullMarked;
