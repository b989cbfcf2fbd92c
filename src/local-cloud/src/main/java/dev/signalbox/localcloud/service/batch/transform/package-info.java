/** Where the operations of {@code service.batch.model} are on the wire, in the form that the SDK keeps this in. */
@NullMarked
package dev.signalbox.localcloud.service.batch.transform;

import org.jspecify.annotations.NullMarked;
