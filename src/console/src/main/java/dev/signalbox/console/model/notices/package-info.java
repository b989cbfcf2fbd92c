/** What happened while the console was open, worth telling the operator. */
@NullMarked
package dev.signalbox.console.model.notices;

import org.jspecify.annotations.NullMarked;
