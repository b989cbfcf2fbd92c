/** Jars that are shipped as what they have of their own, and a list of what other shipped jars have anyway. Decision 0304. */
@NullMarked
package dev.signalbox.deploy.parts;

import org.jspecify.annotations.NullMarked;
