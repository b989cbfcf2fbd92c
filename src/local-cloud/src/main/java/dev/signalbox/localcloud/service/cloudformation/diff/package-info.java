/** What an order would change about a stack, told before anything is done. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.diff;

import org.jspecify.annotations.NullMarked;
