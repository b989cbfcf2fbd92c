@NullMarked
package dev.signalbox.states;

import org.jspecify.annotations.NullMarked;
