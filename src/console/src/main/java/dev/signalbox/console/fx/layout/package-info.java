/** How the operator arranged windows, panes and tables, kept from one start to the next. */
@NullMarked
package dev.signalbox.console.fx.layout;

import org.jspecify.annotations.NullMarked;
