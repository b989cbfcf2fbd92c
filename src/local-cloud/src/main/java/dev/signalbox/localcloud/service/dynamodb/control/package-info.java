/** Operations on tables and their settings. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.control;

import org.jspecify.annotations.NullMarked;
