/** The window that tells of a defect, and shows a report before it is saved. */
@NullMarked
package dev.signalbox.console.screen.report;

import org.jspecify.annotations.NullMarked;
