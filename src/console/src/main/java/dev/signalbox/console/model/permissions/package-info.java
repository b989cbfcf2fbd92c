/** What the caller may do: IAM actions that the console uses, and what is known of each. */
@NullMarked
package dev.signalbox.console.model.permissions;

import org.jspecify.annotations.NullMarked;
