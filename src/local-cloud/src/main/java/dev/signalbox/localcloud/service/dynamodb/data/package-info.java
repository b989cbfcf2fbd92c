/** Operations on items. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.data;

import org.jspecify.annotations.NullMarked;
