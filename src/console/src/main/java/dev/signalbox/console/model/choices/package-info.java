/** Things of the account that a template's parameter may name. */
@NullMarked
package dev.signalbox.console.model.choices;

import org.jspecify.annotations.NullMarked;
