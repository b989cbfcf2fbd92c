/** The console against moto, an emulator of AWS that is not ours. */
@NullMarked
package dev.signalbox.console.app.moto;

import org.jspecify.annotations.NullMarked;
