/** The operations of the stack screen: going back, drift, protection, deletion with what is lost. */
@NullMarked
package dev.signalbox.console.screen.pipelines.operations;

import org.jspecify.annotations.NullMarked;
