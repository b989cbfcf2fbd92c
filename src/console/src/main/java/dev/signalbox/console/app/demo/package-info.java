/** {@code signalbox demo}: the whole job without a display, checked, with pictures of the real console. */
@NullMarked
package dev.signalbox.console.app.demo;

import org.jspecify.annotations.NullMarked;
