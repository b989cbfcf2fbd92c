/** The state graph: its layout, which knows no toolkit, and the nodes that draw it. */
@NullMarked
package dev.signalbox.console.control.graph;

import org.jspecify.annotations.NullMarked;
