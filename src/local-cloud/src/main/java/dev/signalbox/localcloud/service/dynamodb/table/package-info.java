/** Tables at rest: definitions, rows, secondary indexes and the isolation of their writers. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.table;

import org.jspecify.annotations.NullMarked;
