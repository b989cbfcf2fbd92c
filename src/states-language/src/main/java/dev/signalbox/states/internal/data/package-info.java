/** Data flow with JSONPath: paths, payload templates, result paths, choice rules, and the size limit. */
@NullMarked
package dev.signalbox.states.internal.data;

import org.jspecify.annotations.NullMarked;
