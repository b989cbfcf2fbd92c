/** What of others is in Signalbox, with the texts of its licences, for Settings and for installations. */
@NullMarked
package dev.signalbox.console.app.licences;

import org.jspecify.annotations.NullMarked;
