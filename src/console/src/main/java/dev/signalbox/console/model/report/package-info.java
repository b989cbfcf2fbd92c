/** What an operator may hand on about a problem, and what is taken out of it before. */
@NullMarked
package dev.signalbox.console.model.report;

import org.jspecify.annotations.NullMarked;
