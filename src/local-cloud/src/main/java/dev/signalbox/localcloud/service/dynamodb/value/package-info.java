/** Attribute values: checked on the way in, ordered, sized and encoded for the store. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.value;

import org.jspecify.annotations.NullMarked;
