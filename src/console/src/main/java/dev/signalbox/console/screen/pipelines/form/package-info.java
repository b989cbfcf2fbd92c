/** The form of a template's parameters, for bundled pipelines and any other template file. */
@NullMarked
package dev.signalbox.console.screen.pipelines.form;

import org.jspecify.annotations.NullMarked;
