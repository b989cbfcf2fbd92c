/** Reads the items of Map Runs, one after another. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.items;

import org.jspecify.annotations.NullMarked;
