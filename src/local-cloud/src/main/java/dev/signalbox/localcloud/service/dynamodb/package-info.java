/** DynamoDB: our own engine on the local cloud's store. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb;

import org.jspecify.annotations.NullMarked;
