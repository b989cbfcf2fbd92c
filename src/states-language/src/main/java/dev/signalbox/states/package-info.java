/** Amazon States Language: parse, validate, model and interpret, without AWS and without I/O. */
@NullMarked
package dev.signalbox.states;

import org.jspecify.annotations.NullMarked;
