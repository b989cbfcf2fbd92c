/**
 * Enforces IAM's policies, when that is asked for: which actions on which resources a request needs (a table,
 * {@code actions.txt}), whose policies decide, and how AWS says no.
 */
@NullMarked
package dev.signalbox.localcloud.access;

import org.jspecify.annotations.NullMarked;
