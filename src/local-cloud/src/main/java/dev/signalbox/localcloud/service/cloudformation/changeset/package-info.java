/** Change sets: what an order would change about a stack, kept until somebody executes or deletes it. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.changeset;

import org.jspecify.annotations.NullMarked;
